import { useEffect, useRef } from 'react';

const area = 'section, [role=group]';

/**
 * Where what had the focus is gone or was disabled for a while, gives it back, or to the heading of the part of the page it was in: by keyboard
 * and screen reader one would else be thrown back to the top. Called by a component that is rendered with each such change.
 */
export function useKeptFocus(): void {
  const last = useRef<{ focused: HTMLElement; heading: HTMLElement | null } | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      // A dialog has been opened from what had it, and gives it back by itself if that is still there.
      if (!(target instanceof HTMLElement) || target.closest('dialog')) return;
      last.current = { focused: target, heading: target.closest(area)?.querySelector('h2') ?? null };
    };
    // Pressing on nothing takes the focus away on purpose.
    const onPress = ({ target }: PointerEvent) => {
      if (!(target as Element).closest('button, a, input, select, textarea, label')) last.current = null;
    };
    addEventListener('focusin', onFocus);
    addEventListener('pointerdown', onPress);
    return () => {
      removeEventListener('focusin', onFocus);
      removeEventListener('pointerdown', onPress);
    };
  }, []);
  useEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { focused, heading } = last.current;
    if (focused.isConnected) return focused.focus();
    const target = heading?.isConnected ? heading : document.querySelector('h1');
    if (!target) return;
    target.setAttribute('tabindex', '-1');
    target.focus();
  });
}
