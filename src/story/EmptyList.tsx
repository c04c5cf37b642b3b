import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';
import { StoryText } from './StoryText.tsx';

type Props = { title: string; hint: string; level?: 1 | 2 };

/** In place of a list that has nothing to show: says why, and links to the latest news. */
export function EmptyList({ title, hint, level = 2 }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <MessagePanel
      level={level}
      title={<StoryText text={title} />}
      hint={hint}
      action={
        <a href={links.latest(language)} className={buttonLook}>
          {t('masthead.latest')}
        </a>
      }
    />
  );
}
