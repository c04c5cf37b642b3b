import type { IconNode } from 'lucide';
import { createElement } from 'react';

/** A decorative icon: the text or the control around it has the accessible name. Its strokes are in `src/styles/components.css`. */
export function Icon({ of, flip = false, size = 24 }: { of: IconNode; flip?: boolean; size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" className={flip ? 'icon flip' : 'icon'}>
      {of.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
