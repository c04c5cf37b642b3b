import type { SectionStories } from './block-patterns.ts';
import { CardRows } from './CardRows.tsx';
import { SectionBlock } from './SectionBlock.tsx';

/** One to three cards on a band across the page; stories with pictures come first. */
export function BlockB({ of }: { of: SectionStories }) {
  const pictured = of.stories.filter(({ picture }) => picture);
  const stories = [...pictured, ...of.stories.filter(({ picture }) => !picture)].slice(0, 3);
  return (
    <div className="below-fold mt-10 bg-raised pb-8">
      <div className="wrap">
        <SectionBlock of={of} className="pt-6">
          <CardRows stories={stories} />
        </SectionBlock>
      </div>
    </div>
  );
}
