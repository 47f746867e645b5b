/**
 * Words of reports that mean the same thing, in the three languages that are read: what lets "a dozen dead" meet
 * "How many people were killed?", and `خمس عشرة عائلة` meet "fifteen families". Each line begins with the name that stands for all of them.
 *
 * Only words that a person coding reports would not want to tell apart belong here: `wounded` and `killed` are two
 * lines. Keys are written as `foldWord` leaves them, without Arabic article.
 */
const LINES = `
killed: kill killed kills killing killings dead death deaths died die dies body bodies martyr martyrs corpse corpses fatalities tue tues tuee mort morts mortes decedes قتل قتلي قتيل قتلوا مات ماتوا ميت جثمانا جثمان جثث جثه شهداء شهيد
wounded: wound wounded wounds injured injury injuries hurt blesse blesses blessee blessees جريح جرحي جريحا مصاب مصابين اصيب
held: detainee detainees prisoner prisoners detained held hold captive captives detention kept jailed prisonnier prisonniers detenu detenus موقوف موقوفين موقوفون معتقل معتقلين معتقلون سجين سجناء محتجز محتجزين
men: man men homme hommes رجل رجال رجلا
taken-away: taken took take takes taking removed transferred emmene emmenes اخذ اخذوهم نقل نقلوا
truck: truck trucks lorry lorries camion camions شاحنه شاحنات
family: family families famille familles عايله عايلات اسره اسر
turned-back: turned back returned sent refoule refoules renvoye renvoyes رجع رجعونا ارجعوا اعادوا
road: road roads route routes highway طريق طرق
open: open opened opens reopened ouvert ouverte ouverts ouvrir مفتوح مفتوحه فتح
closed: close closed closes shut ferme fermee fermes مغلق مغلقه اغلق
school: school schools ecole ecoles classroom schoolyard مدرسه مدارس
clinic: clinic clinics hospital hospitals clinique hopital hopitaux عياده مستشفي
market: market markets bazaar marche marches سوق اسواق
shell: shell shells shelling shelled mortar mortars impact obus mortier قذيفه قذايف هاون
bomb: bomb bombs bombing explosion blast bombe bombes قنبله تفجير انفجار
hit: hit struck strike strikes attack attacked attacks attaque attaques frappe frappes هجوم ضرب ضربه
burn: burn burned burnt burning fire brule bruler incendie حرق يحرق سيحرق سيحرقون احرقوا حريق
warned: warn warned warning warnings averti avertis avertissement انذار تحذير حذروا
looted: loot looted looting pillage pille pilles نهب نهبوا
command: commander commands commanded command commanding chief commandant chef قايد امر
checkpoint: checkpoint checkpoints barrier roadblock barrage حاجز حواجز
colour: colour color couleur لون white grey gray black blue red green brown blanc gris noir bleu rouge vert
bridge: bridge bridges pont ponts جسر جسور
village: village villages town towns ville villes قريه قري بلده
night: night nights nuit nuits ليله ليل
morning: morning mornings matin matins صباح صباحا
join: join joined joins enter entered enlisted rejoint rejoindre انضم التحق
arrive: arrive arrived arrives arrival arrivals arrivee arrivees arriver وصل وصلوا وصول
child: child kid kids enfant enfants اولاد طفل اطفال
silo: silo silos صومعه صوامع
guard: guard guards garde gardes حارس حراس
picture: picture pictures photo photos photograph photographs image images صوره صور
ambulance: ambulance ambulances اسعاف
marked: marked mark marks sign signs signe signes
soldier: soldier soldiers troops soldat soldats جندي جنود
convoy: convoy convoys column convoi convois قافله
shopper: shopper shoppers crowd crowds visitors foule حشد
tied: tied bound handcuffed blindfolded ligotes menottes مقيدين مكبلين
released: released release freed let libere liberes اطلق افرج
bus: bus buses autobus autocar باص حافله
see: see saw seen sees sees vu vus راي رات راينا شاهد
`;

/** Folded word → the name of what it means. */
export const CONCEPTS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', words = ''] = line.split(': ');
      return words.split(' ').map((word) => [word, name] as const);
    }),
);
