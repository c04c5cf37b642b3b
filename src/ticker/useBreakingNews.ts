import { useEffect, useRef, useState } from 'react';
import type { Line } from './lines.ts';

/** Milliseconds. */
const shownFor = 5000;

/**
 * The breaking lines to announce: those that arrived while the page was open, once each. Emptied after five seconds, so that no screen
 * reader finds old news in the status, and at once when a story is withdrawn.
 */
export function useBreakingNews(lines: readonly Line[]): Line[] {
  const known = useRef<Set<string> | null>(null);
  const [news, setNews] = useState<Line[]>([]);

  useEffect(() => {
    const breaking = lines.filter((line) => line.breaking);
    const first = known.current === null;
    const ids = (known.current ??= new Set());
    const added = breaking.filter(({ id }) => !ids.has(id));
    for (const { id } of added) ids.add(id);
    const present = new Set(lines.map(({ id }) => id));
    // Not on a hidden page: another tab may be the one that is read.
    if (!first && added.length > 0 && document.visibilityState !== 'hidden') setNews(added);
    else setNews((last) => (last.every(({ id }) => present.has(id)) ? last : []));
  }, [lines]);

  useEffect(() => {
    if (news.length === 0) return undefined;
    const timer = setTimeout(() => setNews([]), shownFor);
    return () => clearTimeout(timer);
  }, [news]);

  return news;
}
