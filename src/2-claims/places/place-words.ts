/**
 * Words that stand around names of places, and words and first names that are places somewhere as well.
 * English and French together, Arabic apart; in small letters, Arabic with plain alif.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Before a place more often than before anything else. */
export const STRONG_BEFORE = words(
  `in near outside inside around towards toward between across into reached entered besieged captured
   bombed shelled visited liberated occupied retook seized reaching entering leaving fled via
   à près vers dans au aux depuis entre jusqu'à autour chez rejoint quitté bombardé assiégé`,
);
/** Before places and before people. */
export const WEAK_BEFORE = words(
  `of from to at over through on against left behind below above north south east west northeast northwest
   southeast southwest northern southern eastern western central held holds lost took passed crossed de d en du des par pour sur contre nord
   sud est ouest entrée sortie`,
);
/** What a place is, before it (`the town of`) or behind it (`Raqqa province`). */
export const PLACE_NOUNS = words(
  `town city village hamlet district province governorate region neighbourhood neighborhood suburb camp
   area countryside subdistrict municipality quarter oblast state airport airbase crossing port valley
   towns cities villages suburbs districts provinces neighbourhoods outskirts centre center bridge junction
   checkpoint prison hospital dam front road highway
   ville village hameau quartier province gouvernorat région camp banlieue localité commune arrondissement
   wilaya aéroport périphérie faubourg environs villes villages localités barrage`,
);
/** Only before a name of a place, so that a name nobody listed is one as well. */
export const NAMING_NOUNS = words(
  `town city village hamlet neighbourhood neighborhood suburb ville hameau localité`,
);
export const TITLES = words(
  `mr mrs ms miss dr sheikh shaykh sheik cheikh general gen colonel col captain capt major maj lieutenant lt
   sergeant sgt commander brigadier president minister imam mullah king queen prince princess emir pope
   judge professor prof mullah hajj haji abu abou umm oum ibn bin ben bint uncle aunt brother sister
   m mme mlle monsieur madame docteur maître général capitaine commandant ministre président roi`,
);
export const SPEECH = words(
  `said says told added adds claimed claims testified replied recalled explained confirmed denied insisted
   thinks thought believes smiled laughed died who whose dit déclaré affirme affirmé raconte ajoute ajouté`,
);
/** Common words that are towns, and what looks like a name only because it begins a sentence. */
export const COMMON_WORDS = words(
  `a about above after again all also although am an and another any april are around as ask at august away
   back bad bar bari base bath bay be because bed beer been before began best better big black blue both
   boom bread bridge bring brother but buy by call came can car central chance church city clear close cold
   come cook cool corner could court cross day dead deal dear december deep did dinner dish do doctor door
   down dream driver early east eat eight elder end enemy english even every evening fair fall far farm
   father february few fire first five flag for force four free friday friend from full game gap gate gave
   general get given go gold golden good grand gray great green ground group guard gun had half hall hand
   happy hard has have he hell hello help her here high hill him his hit home hope hot hour house how
   however i if in independence iron is island it january job july june just justice key king knife knight
   know lady lake land large last late law lead leave left less let liberal liberty life light like lime
   little live long look lord lost love low luck made main make man many march mark market mary may me
   mean men mercy met might mine miss mobile moment monday money moon more morning most mother mountain
   much must my name need never new news next nice night nine no none north not nothing november now
   obviously october of off offer often oh old on once one only open or orange order other our out over
   page paradise park part pay peace people perhaps person phone pink place plan point police poor pope
   port post power prime prince private protection queen question quick rain reading ready real red rest
   rich right river road rock room rose royal sad safe said same sand saturday say scale school sea second
   see seven seventh she shop short show silver since sister six sky small snow so some son soon source south
   split spring square staff standard star state station still stone stop street strong such summer sun sunday
   sure surprise table take tell ten than that the their them then there these they thing think this
   those three thursday time to today together told tomorrow took top tower town travel tree true try
   tuesday two uncle under union unit unity university until up us use van very victor victory village
   voice walk wall war was watch water way we wednesday week well went were west what when where whether
   which while white who why wife will wind winter wish with without woman wood word work world would
   wrong year yellow yes yesterday yet you young your zone colonel captain major
   allah inshallah god islam muslim christian arab arabs kurd kurds army brigade battalion
   monde figaro libération parisien facebook telegram whatsapp twitter skype google signal apple amazon male amen basic
   le la les un une des du de au aux et ou où mais donc or ni car il elle ils elles nous vous je tu on ce
   cet cette ces mon ma mes son sa ses notre votre leur leurs qui que quoi dont lundi mardi mercredi jeudi
   vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre
   décembre hier demain après avant avec sans sous sur dans pour par chez vers selon depuis pendant lors
   alors ainsi aussi bien plus moins très tout tous toute toutes trop peu non oui deux trois quatre cinq
   six sept huit neuf dix cent mille aucun autre même comme quand puis enfin encore personne chaque
   rue route maison mère père frère sœur fils fille homme femme enfant eau feu terre ville pays nation
   bon bonne grand grande petit petite noir blanc rouge vert pont tours saint sainte dit plusieurs
   nord sud est ouest celui celle certains quelques peut jamais toujours ici là`,
);
/** First names and family names of people that are towns as well; a place needs better signs. */
export const PERSON_NAMES = words(
  `ali hassan hasan hussein husain omar umar ahmad ahmed mohammed muhammad mohammad mahmud mahmoud khaled
   khalid said saeed salem salim sultan sharif abdullah abdallah ibrahim ismail yusuf youssef mustafa
   hamza karim rashid tariq bilal jamal kamal nasser nasir faisal fahd saleh salih samir walid zaid zayd
   george david james john paul peter michael martin lincoln washington jackson jefferson madison franklin
   clinton austin houston dallas tyler jordan carter chad kenya georgia victoria sofia sophia alexandria
   florence charlotte sydney adelaide catherine elizabeth helena lourdes santiago diego francisco carlos
   antonio jose juan luis pedro san pablo maria marie rosa laura diana paris london chelsea brooklyn
   israel america asia valencia lorraine vienna geneva verona monroe nelson wellington russell
   hamilton douglas kent kelly murray stanley warren logan mason hunter dalton ashton preston clayton
   louis pierre jean jacques michel nicolas saint-denis denis vincent laurent germain laval
   mansour mansur aziz amir amin hadi hamid habib latif majid malik marwan nabil najib nuri qasim
   rida sabri sadiq salman shahin suleiman sulaiman taha tahir wahid yahya yasin yassin zahra zaki
   fatima zeinab zaynab maryam mariam leila layla nour noor sara sarah hanan amal huda salma
   troy marion dean dale grant wade wayne perry carson eugene aurora savannah cheyenne dakota
   petersburg kevin lima jeddah doha`,
);
/** Heads of names of places in Arabic lands: `Tell X`, `Deir X`, `Ain X`. */
export const PLACE_HEADS = words(
  `tell tall tal tel deir dayr der ain ayn aïn ein kafr kafar kfar kufr wadi ouadi oued khirbet khirbat
   khan beit bayt bab jabal djebel jebel jabel qalaat qal'at jisr ras tarik bir bani shaykh marj burj bordj
   mazraat nahr`,
);

export const ARABIC_STRONG = words(
  `في الى إلى نحو باتجاه بإتجاه قرب بالقرب حول داخل خارج شرق غرب شمال جنوب شرقي غربي شمالي جنوبي وسط بين
   معركة حصار تحرير سقوط زار صوب محيط اطراف أطراف ضواحي دخلوا دخل وصل وصلوا غادر قصف قصفت حاصر اقتحم اقتحمت احياء أحياء مشارف`,
);
export const ARABIC_WEAK = words(`من على عن عند تجاه حتى أهالي اهالي سكان مدخل طريق`);
export const ARABIC_NOUNS = words(
  `مدينة بلدة قرية محافظة ولاية ناحية قضاء منطقة حي مخيم مطار معبر ريف اقليم إقليم دولة جمهورية مدينتي
   بلدتي قريتي سد جسر دوار العاصمة بادية مستشفى سجن بلدية`,
);
export const ARABIC_NAMING_NOUNS = words(`مدينة بلدة قرية بلدتي قريتي`);
export const ARABIC_TITLES = words(
  `ابو أبو ابي أبي ابا أبا ام أم بن ابن بنت الشيخ العقيد السيد السيدة الدكتور اللواء العميد الرائد النقيب الحاج
   الحاجة الرئيس الملك الامير الأمير الوزير القائد عبد المقدم الملازم الاستاذ الأستاذ آل ال الكاتب الصحفي الناشط`,
);
/** Words and first names that are places as well. */
export const ARABIC_COMMON = words(
  `الجديدة الجديد السلام الحرية النصر الشعب العين المدينة القرية البلدة الجيش باب عين الدار صباح مساء حرب سالم
   خالد علي حسن محمد عمر سعيد احمد أحمد حسين محمود يوسف ابراهيم إبراهيم صالح ناصر كريم رشيد جمال كمال سلطان
   شريف عبدالله الله الشرق الغرب الشمال الجنوب الوسط الكبير الصغير الكبيرة الصغيرة القديمة القديم الاحد الأحد
   الاثنين الثلاثاء الاربعاء الأربعاء الخميس الجمعة السبت الاول الأول الثاني الثالث الرابع البيت الباب الوادي
   الجبل السوق المركز الميدان المحطة الحي المخيم القلعة البحر النهر الجسر المسجد الجامع المطار الملك الامير
   الشيخ السيد الدين الحق العدل الامل الأمل النور نور الفتح القدس_ الوطن العرب المسلمين الاسلام الإسلام منصور
   سليمان داود موسى عيسى مريم فاطمة زينب ليلى سارة هند دير تل خان بيت كفر ام أم راس رأس بني اولاد أولاد
   هذا هذه ذلك تلك كان كانت قال قالت بعد قبل كل بعض غير ليس لم لن ان أن إن ما لا نعم كما ثم قد هو هي هم
   نحن انا أنا انت أنت الذي التي الذين عندما حيث اذا إذا لكن لان لأن مثل مع دون سوى اليوم امس أمس غدا سنة
   عام شهر يوم ساعة ليلة رجل امرأة طفل ناس شخص اشخاص أشخاص جديد قديم كبير صغير طويل قصير اخر آخر واحد
   اثنان ثلاثة اربعة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة الف ألف نصر فتح صدر صور قلب راية بدر هدى
   سلام حياة امل أمل عرب رمضان شعبان رجب محرم صفر مايو مارس حمد سعد فهد مرة جدا حال مال شمس قمر بلد بلاد
   جمعة مكان زمان طريق شارع ساحة سوق مسجد جامع كنيسة مدرسة جيش شعب نظام دولة حكومة قوات قوة عنصر عناصر
   بيان تقرير تصريح تصريحات خبر اجتماع لقاء حديث رسالة مقابلة مؤتمر تسجيل شهادة حوار اتصال منشور مقطع صورة
   كلام كلمة ابي أبي امي أمي اخي أخي اختي أختي عمي عمتي خالي خالتي جدي جدتي ابني بنتي قائد زعيم حاجز نقطة نار دم موت ليل نهار صيف شتاء حر برد ماء خبز زيت ملح سمن مرج برج قصر حصن تلة جبل`,
);
/** Heads of two-word names. */
export const ARABIC_HEADS = words(
  `تل عين دير كفر خان بيت جبل وادي رأس راس خربة قلعة جسر برج مرج بني حمام بئر بير أم ام أبو ابو شيخ مزرعة`,
);
