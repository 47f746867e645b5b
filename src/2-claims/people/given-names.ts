/**
 * Given names that are common where Hearsay is used, each with the ways it is written.
 *
 * One line is one name: its Arabic spellings, then Latin ones in small letters without accents. A Latin
 * spelling may stand in several lines (`salim` is سالم and سليم): then it may be either. Two words that
 * are both listed and share no line are different names, however alike they sound; this is what keeps
 * Hassan from Hussein, Omar from Ammar, Salim from Salam and Walid from Khaled. Names that are not listed
 * are compared by sound alone (`word-likeness.ts`).
 *
 * Spellings are those of the press in English and French, of passports in the Maghreb, Egypt, the Levant and
 * Iraq, and of Turkish, Kurdish and Persian; they are common knowledge and come from no list.
 */
const LINES = `
محمد muhammad mohammed mohammad mohamed muhammed mohamad muhamad mouhamed mouhammad mohammod muhamed mhamed mehmet mehmed md mohd mohamud muhammet mihemed
احمد ahmad ahmed ahmet ehmed ahmadou ahamed
محمود mahmoud mahmud mahmood mehmud
حامد hamed hamid
حميد hamid hameed hamit
حمد hamad hamed
حمود hamoud hammoud humud
مصطفى مصطفي mustafa mustapha moustafa moustapha mostafa mostapha mistefa
حسن hasan hassan hassen hacene hesen
حسين hussein husayn husain hussain hossein husein housein houssein hosein hosain hocine hussien huseyin huseyn hossain
حسان hassan hassane hassaan
محسن mohsen muhsin mohsin mouhsine
احسان ihsan ehsan
علي ali aly eli
عالي aali
عمر omar umar omer umer amar
عمار ammar amar
عامر amer amir aamer aamir
امير amir ameer emir
عمرو amr amro amrou
عمران imran omran umran
عثمان othman osman uthman usman ousmane otman othmane
ابراهيم ibrahim ebrahim brahim ibraheem ibrahima ebraheem
اسماعيل اسمعيل ismail ismael esmail ismaeel ismaeil smail ismayil
اسحاق اسحق ishaq ishak isaac eshaq
يعقوب yaqub yacoub yaqoub yakub yakup yakoub yaaqoub yaqoob
يوسف yusuf yousef youssef yousuf yosef yusef yousif yusif youcef yusup youssouf
يونس yunus younis younes yunis yonis younus
ادريس idris idriss driss edris
موسى موسي musa moussa mousa moosa
عيسى عيسي isa issa eissa aissa essa
داود داوود dawud daoud dawood daud davud dawoud davoud
سليمان sulayman suleiman soliman sulaiman slimane suleyman sleiman souleymane solaiman souleiman
هارون harun haroun haroon
يحيى يحيي yahya yehia yahia yehya
زكريا zakaria zakariya zakariyya zekeriya zakariah
نوح nuh nooh nouh
ايوب ayyub ayoub ayub ayyoub
الياس elias ilyas elyas ilias
خالد khaled khalid khaleed halit xalid khalidou
خليل khalil khaleel halil xelil
وليد walid waleed oualid velid
وائل wael wail ouael waeel
سالم salem salim saalim
سليم salim saleem slim selim
سلام salam
سلمان salman selman
سلمى سلمي salma selma
سامي sami samy
سامر samer
سمير samir sameer
سمر samar
سميرة samira samirah sameera
سعيد said saeed saed sayeed saaed saiid
سعد saad sad
سعود saud saoud
سعاد suad souad
مسعود masoud masud massoud mesut massud
سيد sayyid sayed sayyed seyyed sayid syed
اسعد asaad assaad asad esad asaad
اسد asad assad
رشيد rashid rasheed rachid reshid
راشد rashid rashed rached
رشاد rashad rachad
رضا rida reza riza ridha redha reda
رامي rami ramy
رمزي ramzi ramzy
رمضان ramadan ramazan ramadhan ramzan
رجب rajab recep ragab redjeb
رائد raed raid
رياض riyad riad riyadh ryad
زياد ziad ziyad zyad
زيد zaid zayd zeid zeyd
زيدان zidan zidane zaydan zeidan
زاهر zaher zahir
زهير zuhair zuhayr zoheir zouhair zuheir
زينب zainab zaynab zeinab zeyneb zineb zaineb zeynep
طارق tariq tarek tareq tarik tarig
طلال talal
طه taha
طاهر taher tahir tahar
عادل adel adil
عدنان adnan adnane
عدي uday oday odai udai
عباس abbas abass
عزيز aziz azeez
عماد imad emad imed
عصام issam essam isam esam
عاصم asem assem asim
عزت izzat ezzat izzet
عز izz ezz iz
علاء علا alaa ala
غسان ghassan gassan ghassane
غازي ghazi gazi
فادي fadi fady
فاتح fateh fatih
فاضل fadel fadhil fadil fazel fazil
فواز fawaz fawwaz
فؤاد فواد fuad fouad foad fuat
فهد fahd fahad fahed
فيصل faisal faysal feisal faycal fayssal
فراس firas feras
فريد farid fareed ferid
فاروق faruq farouk farouq faruk farooq
فارس fares faris farès
فاطمة fatima fatma fatimah fatemeh fatme fatmeh fatoumata
فايز fayez faiz fayiz fayz
قاسم qasim qassem kassem qasem kasim kacem kasem gassem ghasem qassim
قصي qusay qusai kusay koussay
كريم karim kareem kerim
كرم karam
كمال kamal kamel kemal
كامل kamel kamil
جمال jamal gamal djamel jamel cemal djamal djemal
جميل jamil jameel gamil djamil cemil
جابر jaber jabir gaber djaber
جعفر jafar jaafar gaafar djaafar cafer djafar jaffar
جاسم jasim jassem jasem jassim gasem
جواد jawad javad jouad cevat
جلال jalal galal djalal djelal celal
جهاد jihad djihad gihad jehad cihad cihat
ماجد majed majid maged
مجيد majid majeed mecit
مجد majd
ماهر maher mahir
مازن mazen mazin
مالك malik malek
مالكي maliki malki
منير munir mounir muneer monir mouneer munier
مروان marwan marouane merwan marouan
مرتضى مرتضي murtada morteza murtadha mortada
مريم maryam mariam meryem miriam mariyam meriem
معاذ muadh moaz muath mouaz moaaz muaz mouad
معمر muammar moammar mouammar
مهدي mahdi mehdi
مهند muhannad mohannad mouhannad mohanad
نادر nader nadir
نبيل nabil nabeel
نزار nizar nezar
نصر nasr
ناصر nasser naser nasir nassir
نصير nasir naseer nassir
نعيم naim naeem
نجيب najib naguib najeeb nadjib necip
نور nour nur noor
نورا نورة noura nora nura noora
هاني hani hany
هشام hisham hesham hicham
هيثم haitham haytham haithem haissam
هدى هدي huda hoda houda
هند hind hend
ياسر yasser yasir yaser yassir
ياسين yasin yassin yaseen yassine yacine yasseen
ياسمين yasmin yasmine yasmeen jasmine yasemin
عائشة عايشة aisha aicha ayesha aysha aischa ayse aishah aïcha
خديجة khadija khadijah khadidja hatice khadeeja xecice
ليلى ليلي layla leila laila leyla
امينة amina aminah ameena emine
امين amin ameen
ايمن ayman aymen eymen
انس anas anass enes
انور anwar anouar enver
اكرم akram ekrem
اشرف ashraf achraf
ايمان iman eman imane
بشار bashar bachar
بشير bashir bachir basheer bechir
بسام bassam basam
باسم basem bassem basim
باسل basel bassel basil bassil
بلال bilal belal bilel
بكر bakr bakir bekir
بدر badr bader
توفيق tawfiq tawfik toufik tewfik taoufik tevfik
تامر tamer tamir
ثامر thamer thamir samer
حاتم hatem hatim
حازم hazem hazim
حبيب habib habeeb
حمزة حمزه hamza hamzah hamze hamze
حيدر haidar haydar haider hayder heydar haydar
حكيم hakim hakeem
حليم halim haleem
حنان hanan hanane
حسام hussam hossam husam houssam hosam husam houssem
رانيا rania raniya
رنا rana
ريم rim reem
رقية ruqayya rukaya roukaya rokaya ruqaya ruqayyah
سارة sara sarah
سوسن sawsan susan sausan
شادي shadi chadi shady
شريف sharif sherif charif shareef cherif serif
شفيق shafiq chafik shafik shafeeq
صالح saleh salih salah salah saalih
صلاح salah
صباح sabah
صفوان safwan safouan
صدام saddam
صابر saber sabir
ضياء ضيا diya dia dhia diaa ziya
لؤي لوي luay louay loay loai
لطفي lutfi lotfi loutfi
هبة hiba heba hibah
هناء hana hanaa
وسام wissam wisam ouissam
وسيم wasim wassim waseem ouassim
ابتسام ibtisam ebtisam
اسامة اسامه osama usama oussama ousama usamah
اسراء isra esraa israa
الاء alaa
بثينة buthayna bouthaina buthaina
بهاء bahaa baha
تيسير taysir tayseer
حنا hanna
جورج george georges jorj
جرجس girgis jirjis
بطرس boutros butrus
بولس boulos bulus
ميشيل michel mishel
الين aline
دلال dalal
دينا dina
سناء sanaa sana
صفاء safaa safa
عبير abeer abir
عبلة abla
عفاف afaf
غادة ghada
كوثر kawthar kaoutar kawsar
لينا lina leena
منى مني mona muna mouna
مي may mai
ميساء maysa maissa maysaa
نجاة najat nejat
نادية nadia nadiya nadya
نهى نهي noha nuha
هالة hala
وفاء wafa wafaa
ابرار abrar
مراد murad mourad morad murat
منصور mansour mansur mansoor
مختار mukhtar mokhtar moukhtar muhtar
مبارك mubarak mobarak moubarak
معتز mutaz moataz mouataz
معن maan
مؤمن مومن mumin moumen momen
نضال nidal nedal nidhal
عمير umair omair umayr
عبيد obaid ubayd obeid ubaid abid
عبيدة obaida ubayda obeida ubaida
قتيبة qutayba qutaiba koutaiba
رفيق rafiq rafik rafeeq refik
رؤوف raouf rauf
شاكر shaker chaker shakir
شكري shukri choukri shoukry sukru
شيرين shirin shireen chirine sirin
مسلم muslim moslem mouslim
مفيد mufid moufid
ازاد azad
روني roni rony
دلشاد dilshad dilchad
بهرام bahram
بهروز behrouz behruz
داريوش dariush daryoush
كوروش kourosh kurosh cyrus
فرهاد farhad ferhat ferhad
شيركو sherko shirko serko
سيروان sirwan
هيوا hiwa
ريبوار rebwar rebwar
هوشنك hooshang houshang
پرويز برويز parviz parwiz
بريفان berivan
جيان jiyan
روجين rojin
`;

/** Arabic letters that are written one for the other made one. */
export function plainArabic(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/[ةە]/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ہ|ھ/g, 'ه')
    .replace(/ء/g, '');
}

/** Small letters without accents and signs: how Latin spellings stand in the list. */
export function plainLatin(word: string): string {
  return word
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

const LINES_OF = new Map<string, readonly number[]>();
LINES.trim()
  .split('\n')
  .forEach((line, at) => {
    for (const word of line.split(' ')) {
      const key = /^[a-z]/.test(word) ? plainLatin(word) : plainArabic(word);
      const held = LINES_OF.get(key) ?? [];
      if (!held.includes(at)) LINES_OF.set(key, [...held, at]);
    }
  });

/** Which lines a word may stand for; null when it is in none. */
export function listedName(word: string): readonly number[] | null {
  const key = /[\u0600-\u06FF]/.test(word) ? plainArabic(word) : plainLatin(word);
  return key === '' ? null : (LINES_OF.get(key) ?? null);
}

/** All listed spellings, for tests and for whoever looks for names in a text. */
export function listedSpellings(): readonly (readonly string[])[] {
  return LINES.trim()
    .split('\n')
    .map((line) => line.split(' '));
}
