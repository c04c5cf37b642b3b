import { useEffect, useRef, useState } from 'react';

/** A version that arrives while another is shown, for five seconds; otherwise null. */
export function useNewVersion(version: string | undefined): string | null {
  const seen = useRef(version);
  const [newVersion, setNewVersion] = useState<string | null>(null);
  useEffect(() => {
    if (version === undefined || version === seen.current) return;
    const first = seen.current === undefined;
    seen.current = version;
    if (first) return;
    setNewVersion(version);
    const timer = setTimeout(() => setNewVersion(null), 5_000);
    return () => clearTimeout(timer);
  }, [version]);
  return newVersion;
}
