import type { LucideIcon } from 'lucide-react';

/** Drawn beside words, or inside a control that has a name of its own: never named itself. */
export function Icon({ of: Drawn, flip = false, size = 24 }: { of: LucideIcon; flip?: boolean; size?: number }) {
  return <Drawn aria-hidden="true" size={size} strokeWidth={1.75} absoluteStrokeWidth className={flip ? 'flip' : ''} />;
}
