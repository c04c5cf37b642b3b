import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { StoryText } from '../story/StoryText.tsx';
import { buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

/** A search page with no list on it: nothing asked yet, or nothing found. */
export function SearchVoid({ title, hint }: { title: string; hint: string }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <MessagePanel
      level={2}
      title={<StoryText text={title} />}
      hint={hint}
      action={
        <a href={links.latest(language)} className={buttonLook}>
          {t('search.emptyAction')}
        </a>
      }
    />
  );
}
