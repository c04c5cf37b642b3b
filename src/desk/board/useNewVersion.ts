import { useEffect, useRef, useState } from 'react';

/** The version that has arrived while one looked at another; null until then, and again after five seconds. */
export function useNewVersion(version: string | undefined): string | null {
  const seen = useRef(version);
  const [news, setNews] = useState<string | null>(null);
  useEffect(() => {
    if (version === undefined || version === seen.current) return;
    const first = seen.current === undefined;
    seen.current = version;
    if (first) return;
    setNews(version);
    const timer = setTimeout(() => setNews(null), 5_000);
    return () => clearTimeout(timer);
  }, [version]);
  return news;
}
