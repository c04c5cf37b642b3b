/** Fatha, damma and sukun stand above the letters and touch the line before: such a headline needs more room. */
export function vowelled(headline: string): string {
  return /[\u064E\u064F\u0652]/.test(headline) ? 'leading-[1.6]!' : '';
}
