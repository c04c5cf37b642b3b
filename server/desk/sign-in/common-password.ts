/**
 * The words in most common leaked passwords, which attackers try first. Digits and signs around a word, or its repetition, do
 * not make it safe.
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
const sequences = [...rows, ...rows.map((row) => [...row].toReversed().join(''))];

/** Whether a password is among the first guesses for an account of this name. */
export function isCommonPassword(password: string, name: string): boolean {
  const plain = simplified(password);
  // Few different characters, a keyboard row, or a repeated piece.
  if (new Set(plain).size < 4) return true;
  const piece = /^(.+?)\1+$/u.exec(plain)?.[1] ?? plain;
  if (piece.length >= 3 && sequences.some((sequence) => sequence.includes(piece))) return true;
  const bare = piece.replace(/^[\p{N}\p{P}\p{S}]+|[\p{N}\p{P}\p{S}]+$/gu, '');
  // Only digits: a date or a telephone number.
  if (bare === '') return true;
  const simplifiedName = simplified(name);
  return [piece, bare, piece.replace(/[\p{N}\p{P}\p{S}]+$/u, '')].some(
    (part) => words.has(part) || part === simplifiedName || words.has(part.replace(/^(.+?)\1+$/u, '$1')),
  );
}

// Ignores case, spaces, hamzas and vowel marks.
function simplified(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{M}ـ]+/gu, '')
    .replace(/[أإآ]/gu, 'ا');
}
