import type { ReactNode } from 'react';
import { useEdition } from '../language/EditionContext.tsx';
import { accentOf } from './accent.ts';

type Props = {
  section: string | null | undefined;
  as?: 'div' | 'section' | 'article' | 'li' | 'aside';
  className?: string;
  label?: string;
  children: ReactNode;
};

/** An element in the colour of a section. */
export function Accented({ section, as: Part = 'div', className = '', label, children }: Props) {
  const accent = accentOf(useEdition().newsroom, section);
  return (
    <Part
      className={`${accent.className ?? ''} ${className}`.trim() || undefined}
      style={accent.style}
      aria-label={label}
    >
      {children}
    </Part>
  );
}
