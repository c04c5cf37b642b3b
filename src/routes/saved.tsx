import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { SavedPage } from '../saved/SavedPage.tsx';
import { hiddenHead } from '../app/head/head.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';

const titles = { ar: 'الأخبار المحفوظة', en: 'Saved stories' } as const;
export const handle = {
  head: (_: unknown, { language }: { language: keyof typeof titles }) => hiddenHead(titles[language]),
};

export function Component() {
  const { t } = useTranslation();
  const { language } = useEdition();
  usePageHead(hiddenHead, t('saved.title'));
  return <SavedPage lang={language} />;
}

export { PageError as ErrorBoundary };
