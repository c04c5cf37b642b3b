import { fold } from './fold.ts';

const lists: Record<string, string> = {
  ar: `في من إلى على عن مع بين بعد قبل عند لدى منذ حتى خلال حول ضد دون بدون تحت فوق أمام وراء خلف عبر لدي نحو ضمن حين حيث إذ إذا لو لولا لما كلما بينما
    و ف ثم أو أم بل لكن لكنه لكنها إن أن أنه أنها إنه إنها بأن بأنه لأن لأنه لأنها كأن ليت لعل كي لكي ل ب ك هل ما ماذا من منه منها منهم مما ممن عما فيه فيها فيهم فيما إليه إليها عليه عليها عليهم عنه عنها له لها لهم لنا لي لك به بها بهم بنا معه معها معهم بينها بينهم
    هو هي هم هن هما أنا نحن أنت أنتم هذا هذه هذان هذين هؤلاء ذلك تلك ذاك أولئك الذي التي الذين اللذان اللتان اللواتي هنا هناك هنالك كيف متى أين لماذا كم أي أية
    لا لم لن ليس ليست ليسوا غير سوى إلا قد لقد سوف كان كانت كانوا يكون تكون أصبح أصبحت صار ظل بات كل كله كلها كلهم بعض جميع كلا كلتا نفس نفسه نفسها ذات أيضا أيضاً فقط جدا كما مثل أكثر أقل مازال زال
    شو شنو إيش ليش ليه وين فين مين إمتى إزاي شلون اللي عشان علشان`,
  en: `a an the and or but nor so yet of in on at by for from to with without about into over under after before between during through against among as than then
    is are was were be been being am do does did has have had having will would shall should can could may might must not no
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs this that these those who whom whose which what when where why how there here
    s t also more most very just only same such any each few some both all if because while`,
  fr: `le la les l un une des du de d au aux à et ou mais donc or ni car en dans sur sous par pour avec sans chez vers entre contre depuis avant après pendant
    est sont était étaient être été a ont avait avoir eu fait il elle on nous vous ils elles je tu me te se ce cet cette ces son sa ses leur leurs mon ma mes notre votre
    qui que quoi dont où quand comment pourquoi quel quelle ne pas plus moins très aussi comme si y c n s qu j m t même tout tous toute toutes`,
};

/** Not with an article where that makes another word: «الخبر» is a city, «الآخر» the other one. */
const newsLists: Record<string, string> = {
  ar: 'خبر أخبار الأخبار نبأ أنباء آخر أحدث عاجل عاجلة العاجلة مستجدات المستجدات تفاصيل',
  en: 'news latest breaking update updates',
  fr: 'actualité actualités actu infos',
};

const setsOf = (words: Record<string, string>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(words).map(([language, list]) => [language, new Set(fold(list).split(/\s+/))]));

const sets = setsOf(lists);
const newsSets = setsOf(newsLists);

/** Whether a folded word says nothing by itself: it need not match, is not marked and makes no stories related. */
export function isFunctionWord(folded: string, language: string): boolean {
  return isOneOf(sets, folded, language);
}

/** Whether a folded word, beside others, only asks for news of what they name: «آخر أخبار المطر» asks for the rain. */
export function isNewsWord(folded: string, language: string): boolean {
  return isOneOf(newsSets, folded, language);
}

function isOneOf(words: typeof sets, folded: string, language: string): boolean {
  const set = words.get(language);
  if (!set) return false;
  return (
    set.has(folded) || (language === 'ar' && folded.length > 2 && /^[وف]/u.test(folded) && set.has(folded.slice(1)))
  );
}
