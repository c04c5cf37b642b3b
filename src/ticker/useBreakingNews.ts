import { useEffect, useRef, useState } from 'react';
import type { Line } from './lines.ts';

const saidFor = 5000;

/**
 * What the status says: a breaking line that came in while the page was open, once. It is emptied after 5 s, so that nobody
 * comes upon old news in it, and at once when the story is withdrawn.
 */
export function useBreakingNews(lines: readonly Line[]): Line[] {
  const told = useRef<Set<string> | null>(null);
  const [said, say] = useState<Line[]>([]);

  useEffect(() => {
    const breaking = lines.filter((line) => line.breaking);
    const first = told.current === null;
    const known = (told.current ??= new Set());
    const news = breaking.filter(({ id }) => !known.has(id));
    for (const { id } of news) known.add(id);
    const here = new Set(lines.map(({ id }) => id));
    // A hidden page speaks to nobody; another tab may be the one that is read.
    if (!first && news.length > 0 && document.visibilityState !== 'hidden') say(news);
    else say((last) => (last.every(({ id }) => here.has(id)) ? last : []));
  }, [lines]);

  useEffect(() => {
    if (said.length === 0) return undefined;
    const timer = setTimeout(() => say([]), saidFor);
    return () => clearTimeout(timer);
  }, [said]);

  return said;
}
