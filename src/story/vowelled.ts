/** Class for a headline with fatha, damma or sukun: without a larger line height they would touch the line above. */
export function vowelled(headline: string): string {
  return /[\u064E\u064F\u0652]/.test(headline) ? 'leading-[1.6]!' : '';
}
