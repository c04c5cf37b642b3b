import { useSyncExternalStore } from 'react';

/** Chromium's; other browsers install from their own menu. */
type InstallPrompt = Event & { prompt(): Promise<unknown> };

const visitsKey = 'sharit-visits';
const hintKey = 'sharit-install-hint';
/** On which visit, in another session each, the hint is shown. */
const hintVisit = 3;

let prompt: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function set(next: InstallPrompt | null): void {
  prompt = next;
  for (const listener of listeners) listener();
}

/** Keeps the browser's own hint back: ours stands where it is in nobody's way. Returns a function that stops. */
export function followInstallPrompt(): () => void {
  countVisit();
  const onPrompt = (event: Event): void => {
    event.preventDefault();
    set(event as InstallPrompt);
  };
  const onInstalled = (): void => set(null);
  addEventListener('beforeinstallprompt', onPrompt);
  addEventListener('appinstalled', onInstalled);
  return () => {
    removeEventListener('beforeinstallprompt', onPrompt);
    removeEventListener('appinstalled', onInstalled);
  };
}

function countVisit(): void {
  try {
    if (sessionStorage.getItem(visitsKey)) return;
    sessionStorage.setItem(visitsKey, '1');
    localStorage.setItem(visitsKey, String(Number(localStorage.getItem(visitsKey)) + 1));
  } catch {
    // Not counted: no hint.
  }
}

export function useInstallPrompt(): (() => void) | null {
  const found = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => prompt,
    () => null,
  );
  return (
    found &&
    (() => {
      rememberHint(true);
      void found.prompt().finally(() => set(null));
    })
  );
}

/** Safari on a phone or tablet, where only the reader can install, from the share menu. */
export function isInstalledByShareMenu(): boolean {
  const standalone = (navigator as { standalone?: boolean }).standalone;
  return standalone === false;
}

export const isInstallable = (canPrompt: boolean): boolean => canPrompt || isInstalledByShareMenu();

/** From the third visit on, during the one visit in which the reader sees it. */
export function mayHint(): boolean {
  countVisit();
  try {
    const [visit, seenOn] = [localStorage.getItem(visitsKey), localStorage.getItem(hintKey)];
    return Number(visit) >= hintVisit && (seenOn === null || seenOn === visit);
  } catch {
    return false;
  }
}

/** The reader has seen the hint, or has answered it. */
export function rememberHint(answered: boolean): void {
  try {
    localStorage.setItem(hintKey, answered ? 'answered' : localStorage.getItem(visitsKey)!);
  } catch {
    // It is not shown without storage.
  }
}
