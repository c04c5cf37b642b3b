import { type ReactNode, useEffect, useRef } from 'react';
import type { Article } from '#contract/story.ts';
import { changedBlocks } from './changed-blocks.ts';
import { blocksInText } from './shown-blocks.ts';

type Props = { article: Article; children: ReactNode };

/**
 * Marks what a new version has changed in the article that `children` render, until the next version. It sets attributes on the rendered
 * elements, so that the components of the article need not handle drafts.
 */
export function ChangeMarks({ article, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef(article);
  useEffect(() => {
    const before = last.current;
    last.current = article;
    if (!box.current || before === article || before.revision === article.revision) return;
    for (const element of box.current.querySelectorAll('[data-changed]')) element.removeAttribute('data-changed');
    const mark = (element: Element | null | undefined) => element?.setAttribute('data-changed', '');
    if (before.headline !== article.headline) mark(box.current.querySelector('h1'));
    if (before.deck !== article.deck) mark(box.current.querySelector('h1 + p'));
    const blocks = box.current.querySelector('.article-body')?.children;
    for (const index of changedBlocks(blocksInText(before), blocksInText(article))) mark(blocks?.[index]);
  }, [article]);
  return (
    <div
      ref={box}
      className="[&_[data-changed]]:bg-mark [&_[data-changed]]:[box-shadow:0_0_0_0.25rem_var(--mark)] forced-colors:[&_[data-changed]]:outline-2"
    >
      {children}
    </div>
  );
}
