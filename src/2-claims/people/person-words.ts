/**
 * Words that stand around names of people: titles and ranks, words of kinship in Arabic names, articles.
 * English and French together, in small letters without accents; Arabic apart, with plain alif.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const TITLES = words(
  `mr mrs ms miss mister mme mlle monsieur madame mademoiselle mm maitre me dr doctor docteur doc prof
   professor professeur sheikh shaykh sheik shaikh cheikh seyh sheikha hajj haj hajji haji hadj hadji hajja
   sayyed syed imam ayatollah mullah mollah mawla maulana mufti qadi cadi emir amir caliph caliphe father pere
   brother sister frere soeur uncle aunt oncle tante ammo khalto bishop eveque patriarch patriarche rev
   reverend pastor pasteur rabbi rabbin sir lady lord dame king queen prince princess princesse roi reine
   sultan pasha bey effendi agha khawaja ustaz ustadh ostaz muhandis
   gen general col colonel capt captain capitaine maj major lt lieutenant sgt sergeant sergent cpl corporal
   caporal brig brigadier commander commandant cdr adm admiral amiral marshal marechal adjudant officer
   warden comrade camarade hevin heval inspector inspecteur detective constable chief private
   president premier minister ministre senator senateur mp deputy governor gouverneur mayor maire judge juge
   justice ambassador ambassadeur spokesman spokeswoman spokesperson nurse engineer eng lawyer advocate
   journalist photographer activist witness detainee prisoner`,
);

/** Titles that are also first names or common words: a title only before another name. */
export const WEAK_TITLES = words(
  `amir emir imam father brother sister uncle aunt king queen prince sultan major general private chief
   justice captain lord lady judge nurse lawyer officer warden witness detainee prisoner journalist
   photographer activist engineer deputy president minister governor mayor me mm pere frere soeur roi reine oncle
   tante juge maire dame sir commander commandant detective constable inspector comrade marshal mufti`,
);

export const ABU = words('abu abou abo aboo ebu abi aba');
export const UMM = words('umm um oum om oumm umme');
export const IBN = words('ibn bin ben ibni b');
export const BINT = words('bint bent binti bintu');
export const ARTICLES = words('al el ul il aal');
/** `as-S…`, `ez-Z…`: a vowel and how the next word begins. */
export const SUN = /^[aeiu](s|sh|ch|z|d|t|r|n|th|dh|l)$/;

export const ARABIC_ABU = words('ابو ابي ابا');
export const ARABIC_UMM = words('ام');
export const ARABIC_IBN = words('بن ابن');
export const ARABIC_BINT = words('بنت ابنه');
export const ARABIC_TITLES = words(
  `السيد السيده الشيخ الشيخه شيخ الحاج الحاجه حاج الدكتور الدكتوره د الاستاذ الاستاذه استاذ المهندس المهندسه
   المحامي المحاميه القاضي الطبيب الطبيبه الممرض الممرضه الامام المفتي المطران الاب القس الخوري الملا
   اللواء العميد العقيد المقدم الرايد النقيب الملازم الرقيب العريف الفريق المشير القايد قايد الضابط السجان
   الرييس الوزير النايب المحافظ السفير الامير الملك المختار الناشط الناشطه الصحفي الصحفيه المصور الشاهد الشاهده
   المعتقل المعتقله السجين الشهيد الشهيده الجريح الاخ الاخت العم الخال العمه الخاله ابنها صديقه زوجته زوجها
   والدته والده شقيقه اخوه اخي اختي عمي خالي ابني صديقي جاري جارنا جارتنا المدعو المدعوه`,
);
