/**
 * Words that long lists of leaked passwords are made of, as far as ten characters of them are common: what is tried first
 * against a sign-in. Digits and signs around a word do not hide it, nor does writing it twice.
 */
const words = new Set(
  `password passw0rd p@ssw0rd p@ssword pa55word pass passwort motdepasse contrasena parola admin administrator root user
   guest login welcome hello letmein changeme changeit default secret test testing temp iloveyou ilovegod lovely
   princess sunshine football baseball basketball superman batman spiderman starwars pokemon dragon monkey master
   shadow michael jennifer jessica jordan charlie computer internet samsung google facebook microsoft windows linkedin
   qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc 1q2w3e 1q2w3e4r
   1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx abc abcd abcde abcdef abcdefg qwe qweasd qweasdzxc
   trustno whatever freedom liverpool chelsea arsenal barcelona realmadrid mohamed mohammed muhammad ahmed allah bismillah
   habibi syria damascus newsroom newsdesk news desk editor editors journalist sharit correct horse battery staple
   correcthorsebatterystaple كلمةالسر كلمةالمرور كلمةسر كلمةمرور محمد احمد الله بسمالله بسماللهالرحمنالرحيم حبيبي سوريا دمشق
   تحرير المحرر غرفةالتحرير شريط مرحبا`
    .split(/\s+/u)
    .filter(Boolean),
);
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'ضصثقفغعهخحجد',
];
const lines = [...rows, ...rows.map((row) => [...row].toReversed().join(''))];

/** Whether a password is among the first that anybody would try, for this name. */
export function isCommonPassword(password: string, name: string): boolean {
  const plain = simplified(password);
  // Few different characters, a row of the keyboard, or one piece again and again.
  if (new Set(plain).size < 4) return true;
  const piece = /^(.+?)\1+$/u.exec(plain)?.[1] ?? plain;
  if (piece.length >= 3 && lines.some((line) => line.includes(piece))) return true;
  const bare = piece.replace(/^[\p{N}\p{P}\p{S}]+|[\p{N}\p{P}\p{S}]+$/gu, '');
  // Numbers alone are dates and telephones.
  if (bare === '') return true;
  const own = simplified(name);
  return [piece, bare, piece.replace(/[\p{N}\p{P}\p{S}]+$/u, '')].some(
    (part) => words.has(part) || part === own || words.has(part.replace(/^(.+?)\1+$/u, '$1')),
  );
}

// Case, spaces and the hamzas and vowel marks of a word make no other word of it.
function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{M}ـ]+/gu, '')
    .replace(/[أإآ]/gu, 'ا');
}
