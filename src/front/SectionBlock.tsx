import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { sectionName } from '../story/accent.ts';
import { Accented } from '../story/Accented.tsx';
import { BlockHead } from '../story/BlockHead.tsx';
import type { SectionStories } from './block-patterns.ts';

type Props = { of: SectionStories; className?: string; children: ReactNode };

/** A section on the front: its head, and its stories in whatever pattern. */
export function SectionBlock({ of: { section }, className = '', children }: Props) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const name = sectionName(newsroom, language, section);
  return (
    <Accented as="section" section={section.slug} label={name} className={className}>
      <BlockHead
        to={links.section(language, section.slug)}
        more={t('common.more')}
        moreLabel={t('common.moreOf', { name })}
      >
        {name}
      </BlockHead>
      {children}
    </Accented>
  );
}
