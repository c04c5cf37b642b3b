import { fold } from '../fold.ts';

/** Words of time, number and speech: every other story has them, whatever it is about. Search finds them all the same. */
const lists: Record<string, string> = {
  ar: `قال قالت يقول تقول قالوا أعلن أعلنت يعلن أكد أكدت أضاف أضافت ذكر أوضح أشار يرى ترى صرح خلال يوم أسبوع شهر سنة عام عقد قرن ساعة دقيقة ثانية صباح مساء ليل ليلة فجر ظهر أمس غد اليوم الآن موعد
    أول أولى ثان ثانية ثالث آخر أخير جديد جديدة قديم قديمة كبير كبيرة صغير صغيرة عشرة عشر عشرين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرات مئة مئات ألف ألوف آلاف مليون مليار نصف ثلث ربع ضعف مرة عدد أكثر أقل نحو
    بدأ بدأت يبدأ تبدأ عاد عادت يعود تعود أصبح صار تم جرى يريد تريد يستمر تستمر أثناء سبب بسبب حول بعيد قريب قرب واحد واحدة كامل كاملة`,
  en: 'said say says told new first last year years month week day days time people one two three four five six seven eight nine ten hundred thousand million many another back make made take took get go like',
  fr: 'dit dire nouveau nouvelle premier première dernier an ans année mois semaine jour jours fois deux trois quatre cinq six sept huit neuf dix cent mille million',
};

const sets = new Map(Object.entries(lists).map(([language, list]) => [language, new Set(fold(list).split(/\s+/))]));

/** Whether a folded word or a strong key says nothing about the subject of a story. */
export function isCommonplace(word: string, language: string): boolean {
  return sets.get(language)?.has(word) ?? false;
}
