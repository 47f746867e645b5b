import { plainArabic } from './given-names.ts';

/**
 * Words that decide whether capitalised words, or words of Arabic, are somebody's name. English and French
 * together, in small letters without accents; Arabic apart, with plain letters (`plainArabic`).
 */
const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .trim()
      .split(/\s+/)
      .map((word) => (/^[a-z]/.test(word) ? word : plainArabic(word))),
  );

/** First names of English, French, Armenian, Kurdish, Slavic and other speech that are names and little else. */
export const FIRST_NAMES = words(
  `john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald
   steven paul andrew joshua kenneth kevin brian timothy ronald jason edward jeffrey ryan jacob gary nicholas eric
   jonathan stephen larry justin scott brandon benjamin samuel gregory patrick alexander raymond jack dennis jerry
   aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy walter keith roger terry sean austin carl
   arthur lawrence dylan jesse bryan joe billy bruce albert willie gabriel logan alan ralph eugene russell vincent
   philip bobby johnny bradley martin anton oleg ivan dmitri sergei vladimir boris igor mikhail nikolai viktor pavel
   mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
   kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
   angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
   catherine maria heather diane ruth julie olivia joyce virginia kelly lauren christina joan evelyn judith megan
   andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice abigail
   sophia sophie julia judy isabella marie claire anne helene irene olga natalia oksana tatiana svetlana
   pierre jacques michel philippe alain nicolas christophe laurent frederic sebastien julien antoine olivier
   stephane thierry guillaume francois bernard gerard yves luc marc louis henri georges rene marcel roger lucien
   maurice andre emile gilles didier pascal bruno fabrice jerome benoit mathieu hugo theo lucas camille isabelle
   nathalie sylvie catherine francoise valerie christine veronique sandrine celine monique chloe lea manon juliette
   elodie aurelie delphine florence cecile brigitte simone denise odette thierry baptiste etienne edouard gaston
   hagop hovhannes garabed vartan aram levon karekin tigran ara anahit siranush gayane nshan sevan
   rojda zilan azad baran dilan hozan kawa newroz rizgar serhat shirin soran zana jwan hevi
   carlos juan luis jorge miguel pedro pablo diego fernando manuel antonio francisco giovanni luca marco paolo hans
   klaus jurgen wolfgang heinrich friedrich karl otto fritz lars sven erik olaf ingrid astrid greta`,
);

/** Given names that are also words, months or places: alone they are none. */
export const DOUBTFUL_NAMES = words(
  `will mark grace hope faith joy may june april august rose lily iris dawn summer autumn rich bill frank art
   chase hunter jordan paris florence victoria madison austin dallas houston carter grant pat drew guy miles
   dean earl duke king prince sultan amir emir imam islam jihad noor nour nur eman iman ramadan rajab
   shahid said sad hind sham rim reem mai may mona nour najat salem salim chad kenya georgia virginia carolina sydney
   milan india asia jean marine pascal aval lea ara aram ali-baba jack jean sana sanaa saad hana hala dina
   salah safa marwa thana wafa sabah sahar layla salam ashraf karam baran newroz azad`,
);

export const STARTERS = words(
  `the a an this that these those he she it they we i you his her its their our my your in on at when while after
   before as if but and or so then there here no not yes one two three four five six seven eight nine ten some many
   most all both each every another other others what who whom whose why how where which only even according meanwhile
   however yesterday today tomorrow tonight later earlier once since until because although though with without for
   from by of to about around over under between during among against near also still just now never always perhaps
   maybe dear thanks thank hello hi good ok okay please sorry let go see look ask tell call did do does is are was
   were has have had will would can could should may might must shall never nobody somebody someone everyone everybody
   nothing something people men women children villagers witnesses soldiers guards neighbours residents sources
   inside outside behind beside beyond despite except instead like unlike through throughout toward towards upon
   within suddenly finally eventually apparently allegedly reportedly allegedly first second third last next early
   late more much few several neither either none any such same new old young when whenever wherever whoever brother
   reading writing asked told said says afterwards again almost already besides consequently furthermore hence
   indeed moreover nevertheless nonetheless otherwise rather therefore thus though too very well
   le la les un une des du de ce cette ces cet il elle ils elles on nous vous je tu son sa ses leur leurs mon ma mes
   notre nos votre vos dans en a au aux sur sous avec sans pour par chez vers entre pendant depuis apres avant quand
   lorsque comme si mais et ou donc puis alors hier aujourd'hui demain selon d'apres personne rien tout tous toute
   toutes plusieurs certains chaque quelques meme aussi ici la oui non bonjour merci qui que quoi dont c'est ainsi
   cependant pourtant ensuite enfin malgre parmi contre jusqu'a lors car ni ne pas plus moins tres bien voici voila
   deux trois quatre cinq six sept huit neuf dix est sont etait etaient ont avait`,
);

/** Never part of a name of a person. */
export const NEVER = words(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
   october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin
   juillet aout septembre octobre novembre decembre muharram safar shaban shawwal eid easter christmas noel paques
   islam islamic muslim muslims christian christians sunni sunnis shia shiite shiites alawite alawites druze kurd kurds
   kurdish arab arabs arabic turk turks turkish turkmen syrian syrians iraqi iraqis lebanese palestinian
   palestinians israeli israelis jordanian jordanians egyptian egyptians saudi saudis yemeni yemenis libyan libyans
   tunisian tunisians algerian algerians moroccan moroccans iranian iranians afghan afghans russian russians
   ukrainian ukrainians american americans british french german germans european europeans african asian english
   spanish italian chinese japanese persian jewish jew jews catholic orthodox armenian armenians assyrian yazidi
   yazidis god lord allah quran koran bible isis isil daesh daech un us usa uk eu nato ngo ngos whatsapp telegram
   facebook twitter google youtube signal internet covid syrien syriens irakien libanais libanaise palestinien
   palestiniens israelien marocain tunisien algerien egyptien francais francaise anglais allemand russe russes
   americain musulman musulmans chretien chretiens sunnite chiite kurde kurdes arabe arabes turc turcs dieu coran
   north south east west northern southern eastern western central nord sud ouest middle great greater upper lower
   euphrates tigris nile mediterranean sahara photo image video audio page chapter figure table part section article`,
);

/** A name with one of these in it is of a body, a place or a thing. */
export const BODIES = words(
  `army brigade brigades battalion battalions party council committee ministry hospital clinic school university
   college mosque church cathedral street road avenue boulevard highway bridge square roundabout river valley
   mountain mountains mount hill lake sea ocean desert island city town village camp district province governorate
   region state states republic kingdom union league nations organization organisation association foundation agency
   office department court prison branch directorate front forces force division regiment unit units movement group
   network news times post herald journal press radio tv television channel bank company corporation co ltd inc hotel
   airport airbase base checkpoint crossing gate market police guard guards service services security intelligence
   bureau center centre institute museum park house crescent cross nation nations national international united free
   democratic people's popular military armed defence defense coalition alliance authority commission federation
   congress parliament senate assembly cabinet government embassy consulate castle citadel tower palace cafe
   restaurant bakery pharmacy garage factory mill farm dam station terminal port harbour harbor tunnel project
   operation battle war treaty agreement act law declaration convention day week month year festival cup tribe clan
   family families house bloc line zone area sector quarter neighbourhood neighborhood suburb white red black green
   blue golden first second third old new big little general-staff human rights watch amnesty doctors borders
   committee team club fc academy society trust fund office observatory archive database report reports mission
   caliphate emirate state's health education interior foreign affairs justice defence red-crescent tell jabal jebel
   wadi khan deir dayr bab beit kafr kafar ain ras tal qalat bir
   armee bataillon bataillons parti conseil comite ministere hopital clinique ecole universite mosquee eglise rue
   pont place fleuve vallee mont montagne colline lac mer ville hameau gouvernorat etat republique royaume ligue
   organisation fondation agence tribunal cour direction forces mouvement reseau banque societe compagnie aeroport
   caserne marche centre institut musee maison croissant croix rouge nationale international internationale unies
   libre democratique populaire militaire securite garde autorite federation congres parlement assemblee
   gouvernement ambassade chateau tour palais boulangerie usine ferme barrage gare tunnel bataille guerre traite loi
   convention jour semaine mois tribu quartier secteur zone boulevard route`,
);

/** Behind a name, in small letters: somebody speaks or is spoken of. */
export const DOES = words(
  `said says told tells added adds claimed claims testified replied recalled recalls explained confirmed denied insisted
   thinks thought believes believed smiled laughed died who whose was is has had asked answered wrote writes
   reported shouted cried whispered admitted agreed argued warned noted remembered remembers saw heard went came left
   returned lives lived worked works arrived fled escaped described called knew knows wants wanted aged married
   born dit declare declare a ajoute ajoutait affirme raconte racontait explique confirme nie insiste pense croit
   repond repondit avait etait est qui dont mort vu entendu parti revenu ecrit age nee ne demande confie temoigne`,
);
/** Before a name. */
export const CALLS = words(
  `named called told asked met by with and saw knew arrested detained killed interviewed thanked married said says
   according father mother brother sister son daughter wife husband cousin uncle aunt friend neighbour neighbor
   colleague driver commander guard officer journalist lawyer teacher baker farmer butcher nurse doctor man boy girl
   woman victim prisoner detainee spokesman spokeswoman spokesperson director manager leader deputy chief head
   late surnamed alias known than named nomme nommee appele appelee dit selon avec et par rencontre vu arrete
   pere mere frere soeur fils fille femme mari cousin oncle tante ami amie voisin voisine chauffeur commandant
   directeur journaliste avocat avocate boulanger medecin infirmier infirmiere chez porte-parole feu surnomme`,
);
/** Before a place and hardly before a person. */
export const PLACE_BEFORE = words(
  `in near outside inside into reached entered besieged captured bombed shelled liberated occupied retook seized
   reaching entering leaving fled dans pres au aux rejoint quitte bombarde assiege en toward towards`,
);
/** Behind a place, in small letters. */
export const PLACE_BEHIND = words(
  `street road hospital school camp district province governorate region city town village mosque church bridge
   square prison checkpoint airport neighbourhood neighborhood suburb countryside brigade brigades battalion
   university market valley river front highway junction quarter army group tribe clan family company restaurant`,
);
export const LINKS = words(
  'al el ul as ash az ad at ar an es ez ed et er en ech de du la le van von der den da dos di bin ibn ben bint ould wuld abu abou umm oum abi abd',
);

/** Arabic words that no name begins or goes on with. */
export const ARABIC_STOP = words(
  `في من الي علي عن مع بعد قبل عند منذ حتي حيث بين خلال ضد نحو حول دون بدون امام خلف تحت فوق قرب بجانب داخل خارج
   هذا هذه ذلك تلك هولا التي الذي الذين اللذين اللواتي هو هي هم هن نحن انا انت انتم انه انها انهم ان لان كان كانت كانوا
   يكون تكون ليس ليست لم لن لا ما ماذا لماذا كيف متي اين هل قد لقد سوف ثم او ام بل لكن لكنه و ف اذا لو كل بعض جميع
   احد احدي اي غير فقط ايضا كذلك هناك هنا الان اليوم امس غدا صباح مساء ليل ليله يوم ايام شهر سنه عام اعوام ساعه
   دقيقه مره مرات اول ثاني ثالث اخر الاول الثاني الاخير واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره مايه الف
   قال قالت قالوا يقول تقول اضاف اضافت ذكر ذكرت اكد اكدت نفي نفت صرح صرحت اعلن اعلنت افاد افادت اوضح اوضحت روي روت
   شاهد شاهدت راي رات سمع سمعت اخبر اخبرت اخبرنا اخبرني حكي حكت سال سالت اجاب اجابت كتب كتبت جاء جاءت ذهب ذهبت وصل
   وصلت خرج خرجت دخل دخلت عاد عادت رجع رجعت بقي بقيت مات ماتت قتل قتلت اعتقل اعتقلت اصيب اصيبت خطف خطفت فقد فقدت
   حضر غادر غادرت يعمل تعمل يعيش تعيش يسكن تسكن نقل نقلت اخذ اخذت اعطي طلب طلبت رفض رفضت وافق التقي التقت
   الذى وقد وكان وكانت وقال وقالت فقال وهو وهي وهم وفي ومن والي وعلي ومع وبعد وقبل ولم ولا وما وان مدينه قريه بلده
   حي شارع منطقه محافظه مخيم مشفي مستشفي مدرسه جامعه مسجد جامع كنيسه سجن حاجز جسر ساحه سوق مطار جيش كتيبه لواء فرقه
   حزب مجلس وزاره لجنه منظمه هييه قوات جبهه حركه جماعه قايد مدير رييس وزير عضو رجل امراه طفل شاب شابه ولد بنت اخ اخت اب
   والد والده ابن زوجه زوج جار صديق ناس اهالي اشخاص رجال نساء اطفال جنود عناصر مسلحين شهود مصدر مصادر صاحب صاحبه زميل موظف عامل سايق حارس طبيب ممرض مزارع تاجر معلم مهندس محامي قاضي جميعا معا نفسه نفسها وحده وحدها بذلك بهذا
   الجيش المدينه القريه البلده الحي الشارع المنطقه المحافظه المخيم المشفي المستشفي المدرسه الجامعه المسجد السجن الحاجز
   الجسر الساحه السوق المطار القوات الجبهه الحركه الحكومه الدوله النظام الامن المخابرات الشرطه الناس الاهالي الاطفال
   النساء الرجال الجنود العناصر الشهود المصدر المصادر الحرب السلام الليل الصباح المساء الظهر العصر المغرب العشاء الفجر
   هرب هربت هربوا فر فرت قام قامت ترك تركت ارسل ارسلت بعث اتصل اتصلت وقف وقفت جلس نام نامت مشي ركض صرخ صرخت بكي عرف
   عرفت ظن ظنت شاف شافت شافوا حكالي حكالنا قلي قالي خبرني راح راحت راحوا اجا اجت صار صارت وجد وجدت كشف كشفت اعترف
   اعترفت تحدث تحدثت تكلم تكلمت سلم سلمت نجا نجت وعد هدد هددت حاول حاولت بدا بدات انتقل عبر عبرت شارك شاركت نشر نشرت
   انو انن انهن اني عم رح يلي اللي لانو بس هاد هاي هون هلق شو ليش وين مشان منشان كمان لسا هيك عندو
   الماضي الماضيه القادم المقبل الحالي الذي بسبب رغم وفق وفقا بحسب حسب عبر لدي كما بينما عندما حين حينما اما اذ`,
);

/** Arabic given names that are everyday words too: alone, or before an unlisted word, they are none. */
export const ARABIC_DOUBTFUL = words(
  `كريم سعيد جميل نور شريف حسن صالح امين سلام نصر فارس وسام جهاد عز بدر هدي سالم عامر كامل ماجد مجيد مجد ماهر مالك
   منير نادر ناصر نبيل نجيب حبيب حكيم حليم حازم عادل عزيز عالي علي فاضل غازي رايد زاهر سمر سعد سعود سعاد سيد طاهر صباح
   صابر ضياء ضيا وفاء صفاء سناء هناء نجاه مني مي نضال مسلم مومن معتز مراد مبارك منصور مختار رضا رجب رمضان حنان
   ايمان اسراء الاء ابتسام دلال عفاف عبير هبه هند هاني نعيم ورد كرم كمال جمال جلال احسان توفيق شاكر رفيق مفيد
   شكري لطفي انس اسد اسعد اشرف اكرم انور امينه مسعود محمود حامد حمد حميد حسان محسن عمر فهد شادي فادي سامر ياسر
   باسم باسل بشير بكر خالد خليل راشد رشيد رشاد قاسم فاروق عماد وليد فريد شفيق صلاح علاء يعقوب نزار فايز جواد طلال سامي
   عاصم عصام عدي زيد زياد جابر جاسم حمود حاتم رنا ريم لينا دينا ليلي نوره نوح رامي سليم`,
);

/** Arabic verbs of speech and seeing that stand right before who does it, or right behind. */
export const ARABIC_SAYS = words(
  `قال قالت يقول تقول اضاف اضافت ذكر ذكرت اكد اكدت نفي نفت صرح صرحت اعلن اعلنت افاد افادت اوضح اوضحت روي روت اخبر
   اخبرنا اخبرني اخبرته حكي حكت سال سالت اجاب اجابت كتب كتبت شهد شهدت وقال وقالت واضاف واكد فقال راي رات شاهد شاهدت
   التقي التقت قابل قابلت اعتقل اعتقلت اعتقلوا قتل قتلت خطف خطفوا اصيب استشهد توفي توفيت تزوج اسمه اسمها يدعي تدعي
   وصل جاء عاد ذهب غادر سمع سمعت زار زارت طلب يسمي المدعو بحسب حسب وفق اسمي ويدعي واسمه`,
);

/** Given names that are only looked for in texts; spellings are matched by sound and need no list. */
export const MORE_NAMES = words(
  `fawzi fawzy faouzi nawal naoual thabit thabet widad wijdan sumaya sumayya soumaya luqman lokman loukman qutaiba zubair
   zubayr talha harith uqba numan nouman raghib rateb wajih wadih yazid yazan subhi sabri sadiq sadeq sadek tayyib
   atef abed awad ghanem ghaleb ghalib fahmi faraj fathi fikri qais kais kazem kadhim marzouk miqdad mutasim muntaser
   muntasir musab mutih nawaf nawwaf nayef nazmi nawfal hashem hashim hilal humam wahib wajdi zaki bandar barakat
   burhan daniel danial falih faeq jad jubran gibran jibran hamdan hamdi hikmat ilham jumana latifa maysoun nahed
   nisreen nesrine rabih raghad rasha rachida rima rehab rula roula ruwaida salwa siham sihem suhail souheil shahd safiya
   taghreed tamim thurayya souraya yusra yousra zaina zeina intissar intisar fatiha farida djamila jamila halima
   khadra malika najwa naima nabila rachid saida samia soraya wahiba yamina zahra zohra zoubida
   فوزي نوال ثابت وداد وجدان سميه لقمان قتيبه زبير الزبير طلحه حارث عقبه نعمان راغب راتب وجيه وديع يزيد يزن صبحي صبري صادق
   طيب عاطف عوض غانم غالب فهمي فرج فتحي فكري قيس كاظم مرزوق مقداد معتصم منتصر مصعب نواف نايف نظمي نوفل هاشم هلال همام
   وهيب وجدي زكي بندر بركات برهان دانيال فالح جبران حمدان حمدي حكمت الهام جمانه لطيفه ميسون ناهد نسرين رابح رغد رشا ريما
   رحاب رولا رويده سلوي سهام سهيل صفيه تغريد تميم ثريا يسري زينه انتصار فريده جميله حليمه نجوي نعيمه نبيله حذيفه سميحه`,
);
