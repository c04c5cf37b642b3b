import { useSearchParams } from 'react-router';
import { deskLinks } from '../../desk-links.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { primaryLook } from '../../ui/Button.tsx';

const outcomes = ['refused', 'unavailable'] as const;

/** The way to the newsroom's identity provider, and what came of the last try, which is in the address. */
export function ProviderSignIn() {
  const { t } = useTranslation('desk');
  const [params] = useSearchParams();
  const outcome = outcomes.find((one) => one === params.get('sign-in'));
  return (
    <div className="mb-6 border-b border-rule pb-6">
      {outcome && (
        <p role="alert" className="mb-4 text-ui leading-note font-semibold text-breaking">
          {t(`signIn.${outcome}`)}
        </p>
      )}
      <a href={deskLinks.signInWithProvider()} className={`${primaryLook} w-full`}>
        {t('signIn.provider')}
      </a>
      <p className="mt-6 text-ui text-soft">{t('signIn.or')}</p>
    </div>
  );
}
