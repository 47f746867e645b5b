/**
 * Invented sentences in English, Arabic and French about well-known places, each place in square brackets.
 * Half of them hold traps: people called like towns, common words that are towns, names that nobody listed.
 */
export interface PlaceSentence {
  readonly text: string;
  readonly language: 'en' | 'ar' | 'fr';
  /** The words of each place and the name it must be found under. */
  readonly places: readonly (readonly [words: string, name: string])[];
}

/** Name in the gazetteer by the spellings used below; a spelling that is not here stands for itself. */
const NAMES: Readonly<Record<string, string>> = {
  ...named('Ar Raqqah', 'Raqqa|Rakka|al-Raqqa|Ar-Raqqah|Racca|الرقة|رقة|لرقة|Raqqah'),
  ...named('Deir ez-Zor', 'Deir ez-Zor|Deir al-Zour|Dayr az-Zawr|دير الزور|Deir Ezzor|Der Zor'),
  ...named('Tall Abyaḑ', 'Tell Abyad|Tal Abyad|Tell Abiad|تل أبيض'),
  ...named('‘Ayn al ‘Arab', 'Kobani|Kobane|كوباني|عين العرب|Ain al-Arab|Kobané'),
  ...named('‘Ayn ‘Īsá', 'Ain Issa|Ayn Issa|عين عيسى|Aïn Issa'),
  ...named('Manbij', 'Manbij|Menbij|منبج|Membij'),
  ...named('Al Bāb', 'al-Bab|Al-Bab|الباب'),
  ...named('I‘zāz', 'Azaz|أعزاز|Aazaz'),
  ...named('Aleppo', 'Aleppo|Halab|حلب|Alep'),
  ...named('Ḩamāh', 'Hama|Hamah|حماة'),
  ...named('Homs', 'Homs|Hims|حمص'),
  ...named('Damascus', 'Damascus|دمشق|Damas'),
  ...named('Idlib', 'Idlib|Idleb|إدلب|Edlib|ادلب'),
  ...named('Dar‘ā', "Daraa|Dar'a|درعا|Deraa"),
  ...named('Tadmur', 'Palmyra|Tadmur|تدمر|Palmyre'),
  ...named('Al Ḩasakah', 'Hasakah|al-Hasakah|الحسكة|Hassaké'),
  ...named('Al Qāmishlī', 'Qamishli|القامشلي|Kamishli'),
  ...named('Ra’s al ‘Ayn', 'Ras al-Ain|Ras al-Ayn|رأس العين|Ras al-Aïn'),
  ...named('Tall Rif‘at', 'Tell Rifaat|Tal Rifaat|تل رفعت'),
  ...named('Khān Shaykhūn', 'Khan Sheikhoun|Khan Shaykhun|خان شيخون|Khan Cheikhoun'),
  ...named('Sarāqib', 'Saraqib|Saraqeb|سراقب'),
  ...named('Dūmā', 'Douma|Duma|دوما'),
  ...named('Al Mayādīn', 'Mayadin|al-Mayadin|الميادين'),
  ...named('Ālbū Kamāl', 'Abu Kamal|البوكمال|Albu Kamal'),
  ...named('Dabiq', 'Dabiq|دابق'),
  ...named('Ghouta', 'Ghouta|eastern Ghouta|الغوطة الشرقية|Eastern Ghouta|الغوطة'),
  ...named('Tall ‘Afar', 'Tal Afar|Tall Afar|تلعفر'),
  ...named('Mosul', 'Mosul|الموصل|Mossoul|موصل'),
  ...named('Sinjār', 'Sinjar|سنجار|Shingal'),
  ...named('Baghdad', 'Baghdad|بغداد|Bagdad'),
  ...named('Al Fallūjah', 'Fallujah|Falluja|الفلوجة'),
  ...named('Ramadi', 'Ramadi|الرمادي'),
  ...named('Kirkuk', 'Kirkuk|كركوك|Kirkouk'),
  ...named('Erbil', 'Erbil|أربيل'),
  ...named('Basrah', 'Basra|البصرة|Bassora'),
  ...named('Anbar', 'Anbar|الأنبار'),
  ...named('Türkiye', 'Turkey|تركيا|Turquie'),
  ...named('Syria', 'Syria|سوريا|Syrie'),
  ...named('Iraq', 'Iraq|العراق|Irak'),
  ...named('Lebanon', 'Lebanon|لبنان|Liban'),
  ...named('Jordan', 'Jordan|الأردن|Jordanie'),
  ...named('Libya', 'Libya|ليبيا|Libye'),
  ...named('Germany', 'Germany|Allemagne|ألمانيا'),
  ...named('Şanlıurfa', 'Urfa|Sanliurfa|Şanlıurfa|أورفا'),
  ...named('Beirut', 'Beirut|بيروت|Beyrouth'),
  ...named('Gaza', 'Gaza|غزة'),
  ...named('Khān Yūnis', 'Khan Younis|Khan Yunis|خان يونس|Khan Younès'),
  ...named('Rafaḩ', 'Rafah|رفح'),
  ...named('Jabālyā', 'Jabalia|Jabaliya|جباليا'),
  ...named('Mişrātah', 'Misrata|مصراتة'),
  ...named('Tikrīt', 'Tikrit'),
  ...named('Ash Shaddādah', 'Shaddadi'),
  ...named('Gaza Strip', 'قطاع غزة'),
  ...named('Khartoum', 'Khartoum|الخرطوم'),
  ...named('El Fasher', 'El Fasher|الفاشر|El-Fasher'),
  ...named('Kyiv', 'Kyiv|Kiev|كييف'),
  ...named('Kharkiv', 'Kharkiv|Kharkov'),
  ...named('Marseille', 'Marseille|Marseilles'),
  ...named('Sulūk', 'Suluk|سلوك'),
  ...named('As-Suwayda', 'Suwayda|السويداء|Sweida|Soueïda'),
  ...named('Jarābulus', 'Jarabulus|جرابلس'),
  ...named('‘Afrīn', 'Afrin|عفرين'),
  ...named('Latakia', 'Latakia|اللاذقية|Lattaquié'),
  ...named('Ath Thawrah', 'Tabqa|الطبقة|al-Tabqa'),
  ...named('Akçakale', 'Akcakale|Akçakale'),
};

function named(name: string, spellings: string): Record<string, string> {
  return Object.fromEntries(spellings.split('|').map((spelling) => [spelling, name]));
}

const ENGLISH = `
They were moved from [Raqqa] to [Deir ez-Zor] at night.
The convoy left [Mosul], crossed the desert and reached [Tal Afar].
He was arrested in [Manbij] and taken to [al-Bab].
Two men from [Kobani] crossed into [Turkey] near [Akcakale].
The village of [Tell Varo] was empty when they came.
She grew up in [Ain Issa], north of [Raqqa].
The checkpoint outside [Tell Abyad] closed in June.
In [Homs] and [Hama] the lines were cut.
He told us that [Khan Sheikhoun] had been hit twice.
A convoy drove through [Saraqib] towards [Idlib].
Paris Hilton was on the television all evening.
He flew from [Paris] to [Beirut] the next day.
Reading the letter took him an hour.
Nice people, he said, and went away.
Jordan Miller was the last to speak.
He lived in [Jordan] for two years.
In March the roads were open again.
They had some Turkey sandwiches and tea in [Urfa].
Man is a wolf to man, the old man said.
Most of them were young.
Sheikh Hama spoke to the families.
General Mansour gave the order from [Damascus].
Michael Jordan was on the poster.
Hassan said the guards had left.
The guards came from [Anbar] province.
[Aleppo] soap was sold in the market.
The road to [Aleppo] was closed.
The air base near [Palmyra] was bombed.
An informant in [Dabiq] described the school.
The fighters withdrew from [Douma] after the siege of [Eastern Ghouta].
From [Mayadin] they went down to [Abu Kamal].
The [Raqqa] hospital had no power.
[Raqqa]'s main square was closed to traffic.
He has a brother in [Germany] and a cousin in [Marseille].
Between [Tikrit] and [Kirkuk] there were nine checkpoints.
The prisoners were held in [Fallujah], [Ramadi] and [Baghdad].
He went to [Tripoli], [Lebanon], not to [Tripoli], [Libya].
The ship left [Misrata] for [Benghazi].
Of all the stories, this was the worst.
Split the money, she told them.
Orange juice was all they had.
The camp near [Khan Younis] was overcrowded.
Tanks entered [Rafah] and [Jabalia] at dawn.
They shelled [Kharkiv] and [Mariupol] for weeks.
The convoy from [Khartoum] never arrived in [El Fasher].
Ali Hassan and Omar Khaled were brothers.
Mobile phones were forbidden in [Suluk].
He sold oil in [Shaddadi] and grain in [Hasakah].
The border at [Jarabulus] was open on Monday.
They heard it on Friday in [Sinjar].
Colonel Aziz commanded the eastern front.
The emir of [al-Tabqa] was a foreigner.
The town of [Azaz] lies close to the border.
Victoria and George were his neighbours.
God is great, they shouted.
Her uncle, Said, died in [Daraa].
In the hamlet of [Qarn Mirzat] nobody had heard of it.
The old city of [Mosul] was in ruins.
The bridge at [Deir al-Zour] was destroyed by planes.
He drove via [Tall Afar] and was seen near [Ras al-Ain].
`;

const ARABIC = `
نقلوا من [الرقة] إلى [دير الزور] ليلا
قال إن القصف أصاب بلدة [تل رفعت] في ريف [حلب]
اعتقل في [منبج] ثم نقل إلى [الباب]
وصلوا إلى [كوباني] قادمين من [تركيا]
كان يعيش في [عين عيسى] شمال [الرقة]
دخل الجيش مدينة [سراقب] صباح الجمعة
انسحب المقاتلون من [دوما] بعد حصار [الغوطة الشرقية]
قصفت الطائرات مدينة [خان شيخون] مرتين
سافر إلى [بيروت] ثم إلى [ألمانيا]
خرجت القافلة من [الموصل] باتجاه [تلعفر]
قال محمد إن الرجل مات
جاء علي وحسن إلى البيت
في الصباح ذهبوا إلى السوق
السلام عليكم يا شيخ
كان الباب مفتوحا والناس نائمين
قرية [تل فارو] كانت خالية
أبو حمص قال كلاما آخر
سقطت قذائف على [درعا] و[السويداء]
الطريق بين [حمص] و[حماة] مقطوع
غادر الأهالي مدينة [رفح] جنوب [قطاع غزة]
قتل خمسة في مخيم [جباليا]
انتشرت قوات في [الخرطوم] و[الفاشر]
كانت المحكمة في [سلوك] قرب [تل أبيض]
نقل السجناء إلى [الطبقة]
في العام الماضي زار [دمشق] مرة واحدة
وقال شاهد من [إدلب] إنه رأى الدخان
معركة [البوكمال] بدأت ليلا
يسكن أخوه في [أربيل] وأخته في [كركوك]
كان القائد من [العراق]
جاؤوا من محافظة [الأنبار]
مدينة [القامشلي] هادئة اليوم
ثم عادوا ب[حلب] سالمين
ذهب خالد وسعيد مع عمر
الشيخ منصور من وجهاء المدينة
النصر قريب إن شاء الله
`;

const FRENCH = `
Ils ont quitté [Tell Abyad] pour [Ras al-Aïn] en octobre.
Le convoi est parti de [Mossoul] vers [Bagdad].
Il a été arrêté à [Manbij] puis emmené à [Al-Bab].
Elle vivait à [Alep] avant la guerre.
Le barrage près de [Raqqa] a été touché.
Selon lui, les combattants venaient de [Homs].
Il est né en [Syrie] et vit en [Allemagne].
Le village de [Tell Varo] était désert.
Tours de garde et barbelés entouraient la prison.
Nice est une ville où il n'est jamais allé.
Paul Martin a témoigné devant le juge.
Mars fut un mois difficile.
La route entre [Damas] et [Beyrouth] était coupée.
Des avions ont bombardé [Idlib] dans la nuit.
Le camp de [Khan Younès] était plein.
Les habitants de [Palmyre] ont fui vers [Homs].
Au [Liban], son frère travaille à [Tripoli].
Le colonel Hassan a donné l'ordre.
Il a rejoint [Marseille] puis [Lyon].
Mohamed Ali n'a rien dit.
La ville de [Kobané] a résisté.
On l'a vu à [Aïn Issa] et à [Deir ez-Zor].
Le général Mansour commandait au nord.
Vers midi, ils ont entendu des tirs.
De [Hama] à [Lattaquié], la route est longue.
`;

export const PLACE_SENTENCES: readonly PlaceSentence[] = [
  ...read('en', ENGLISH),
  ...read('ar', ARABIC),
  ...read('fr', FRENCH),
];

function read(language: PlaceSentence['language'], lines: string): PlaceSentence[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => ({
      text: line.replace(/[[\]]/g, ''),
      language,
      places: [...line.matchAll(/\[([^\]]+)\]/g)].map(
        ([, words = '']) => [words, NAMES[words] ?? words] as const,
      ),
    }));
}
