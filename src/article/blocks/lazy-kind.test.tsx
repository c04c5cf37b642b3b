import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Block } from '#contract/text.ts';
import { lazyKind } from './lazy-kind.tsx';

const block: Extract<Block, { type: 'fact-box' }> = {
  type: 'fact-box',
  title: 'ما الخطة؟',
  blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'ألف شجرة.' }] }],
};
const props = { block, attributes: {}, renderBlocks: () => null };

it('shows the words of a block whose code did not load, and loads it when asked again', async () => {
  let offline = true;
  const kind = lazyKind<'fact-box'>(async () => {
    if (offline) throw new TypeError('Failed to fetch dynamically imported module');
    return () => <aside>صندوق</aside>;
  });
  await expect(kind.load()).rejects.toThrow(TypeError);
  const { rerender } = render(<kind.Kind {...props} />);
  expect(screen.getByText('ما الخطة؟ ألف شجرة.')).toBeInTheDocument();
  offline = false;
  await kind.load();
  expect(kind.isLoaded()).toBe(true);
  rerender(<kind.Kind {...props} />);
  expect(screen.getByText('صندوق')).toBeInTheDocument();
  expect(screen.queryByText(/ألف شجرة/)).toBeNull();
});
