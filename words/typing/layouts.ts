// The same keys, in the order of a QWERTY keyboard: US, and Arabic 101. The b key writes two letters.
const latinKeys = Array.from("qwertyuiop[]asdfghjkl;'zxcvnm,./`b");
const arabicKeys = [...Array.from('ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ'), 'لا'];

const toArabic = new Map(latinKeys.map((key, at) => [key, arabicKeys[at]!]));
const toLatin = new Map(latinKeys.map((key, at) => [arabicKeys[at]!, key]));

/** What was meant by a text typed on the keyboard of the other script: «hgsghl» is «السلام». Undefined where keys have no counterpart. */
export function otherLayout(typed: string): string | undefined {
  const lower = typed.toLowerCase();
  if (/[\p{Script=Arabic}]/u.test(lower)) {
    const keys = lower.match(/لا|./gsu)?.map((key) => (key === ' ' ? key : toLatin.get(key)));
    return keys?.every((key) => key !== undefined) ? keys.join('') : undefined;
  }
  const letters = Array.from(lower, (key) => (key === ' ' ? key : toArabic.get(key)));
  return letters.every((letter) => letter !== undefined) ? letters.join('') : undefined;
}
