import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { useHydrated } from '../runtime/useHydrated.ts';
import { buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';
import { AlertsPanel } from './alerts/AlertsPanel.tsx';
import { FollowedStories } from './FollowedStories.tsx';
import { FollowList } from './FollowList.tsx';
import { follows } from './follows.ts';

/** What the reader follows in this edition, its newest stories, and what they are alerted about. */
export function FollowedPage() {
  const { t } = useTranslation('follow');
  const { language } = useEdition();
  const followed = follows.use().filter((each) => each.language === language);
  // The server does not know what is followed.
  const ready = useHydrated();
  return (
    <div className="wrap pt-5 lg:pt-8">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h1 className="text-display">{t('title')}</h1>
        {/* On a phone they are below all stories. */}
        {ready && (
          <a href="#alerts" className={`${buttonLook} lg:hidden`}>
            {t('alerts.title')}
          </a>
        )}
      </div>
      {!ready ? (
        <output data-needs-app="" className="block text-ui text-mute">
          {t('loading')}
        </output>
      ) : (
        <div className="lg:columns-grid">
          <div className="min-w-0 lg:col-span-8">
            {followed.length > 0 ? (
              <FollowedStories follows={followed} />
            ) : (
              <MessagePanel
                level={2}
                title={t('empty')}
                hint={t('emptyHint')}
                action={
                  <a href={links.latest(language)} className={buttonLook}>
                    {t('latest')}
                  </a>
                }
              />
            )}
          </div>
          <div className="mt-10 min-w-0 lg:col-span-4 lg:mt-0">
            <AlertsPanel followed={followed} />
            {followed.length > 0 && (
              <section aria-labelledby="followed" className="mt-10">
                <h2 id="followed" className="tab pt-2.5 pb-3.5 text-h2">
                  {t('list')}
                </h2>
                <FollowList follows={followed} />
              </section>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
