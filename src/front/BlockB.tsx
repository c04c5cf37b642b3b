import { onBand, type SectionStories } from './block-patterns.ts';
import { CardRows } from './CardRows.tsx';
import { SectionBlock } from './SectionBlock.tsx';

/** Cards on a band across the page. */
export function BlockB({ of }: { of: SectionStories }) {
  return (
    <div className="below-fold mt-10 bg-raised pb-8">
      <div className="wrap">
        <SectionBlock of={of} className="pt-6">
          <CardRows stories={onBand(of)} />
        </SectionBlock>
      </div>
    </div>
  );
}
