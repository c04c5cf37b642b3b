import type { Inline } from '#contract/text.ts';
import { Inlines } from '../Inlines.tsx';

/** Who said or wrote the words of a figure. */
export function Source({ cite, base }: { cite: readonly Inline[] | null; base: 'rtl' | 'ltr' }) {
  if (!cite) return null;
  return (
    <figcaption>
      <cite className="not-italic">
        <Inlines content={cite} base={base} isolate />
      </cite>
    </figcaption>
  );
}
