import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { Words } from '../story/Words.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { Trouble } from '../ui/Trouble.tsx';

/** A search page with no list on it: nothing asked yet, or nothing found. */
export function SearchVoid({ title, hint }: { title: string; hint: string }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <Trouble
      level={2}
      title={<Words text={title} />}
      hint={hint}
      action={
        <a href={links.latest(language)} className={buttonLook}>
          {t('search.emptyAction')}
        </a>
      }
    />
  );
}
