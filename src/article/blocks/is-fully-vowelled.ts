/** Whether at least every fourth character has a vowel mark, as in poetry or scripture. */
export function isFullyVowelled(text: string): boolean {
  const marks = text.match(/[\u064B-\u0652]/g)?.length ?? 0;
  return marks > 8 && marks * 4 > text.length - marks;
}
