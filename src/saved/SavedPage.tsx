import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf, type Language } from '#contract/language.ts';
import { links } from '../links.ts';
import { StoryCard } from '../story/StoryCard.tsx';
import { Button, buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { saveWaiting } from './save-waiting.ts';
import { removeSaved } from './saved-stories.ts';
import { useRefreshSaved } from './useFreshSaved.ts';

/** The stories that the reader kept on this device, the last saved first, whatever their language. */
export function SavedPage({ lang }: { lang: Language }) {
  const { t } = useTranslation();
  const saved = useRefreshSaved();
  const [said, say] = useState('');
  const [queryClient, wire] = [useQueryClient(), useWire()];
  // What is saved only the device knows, and what was saved before the app was there may still be on its way.
  const [known, know] = useState(false);
  useEffect(() => void saveWaiting({ queryClient, wire }).finally(() => know(true)), [queryClient, wire]);
  return (
    <div className="wrap pt-5 lg:pt-8">
      {saved.length === 0 && !known ? (
        <>
          <h1 className="text-display">{t('saved.title')}</h1>
          <output data-needs-app="" className="mt-2 block text-ui text-mute">{t('common.loading')}</output>
        </>
      ) : saved.length === 0 ? (
        <MessagePanel
          title={t('saved.empty')}
          hint={t('saved.emptyHint')}
          action={
            <a href={links.latest(lang)} className={buttonLook}>
              {t('saved.emptyAction')}
            </a>
          }
        />
      ) : (
        <>
          <h1 className="text-display">{t('saved.title')}</h1>
          <p className="mt-2 mb-6 text-ui text-soft">{t('saved.hint')}</p>
          <ul className="stack max-w-155">
            {saved.map(({ story }) => (
              <li key={story.id}>
                <div lang={story.language} dir={directionOf(story.language)}>
                  <StoryCard story={story} variant="row" level={2} />
                </div>
                <Button
                  className="mt-3"
                  aria-label={`${t('saved.remove')}: ${story.headline}`}
                  onClick={({ currentTarget }) => {
                    const entry = currentTarget.closest('li');
                    const near = entry?.nextElementSibling ?? entry?.previousElementSibling;
                    // This button goes with its story; after the last one the headline has the focus (routes/useRestoreFocus.ts).
                    near?.querySelector('button')?.focus();
                    removeSaved(story.id);
                    say(t('saved.removed'));
                  }}
                >
                  {t('saved.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <output className="sr-only">{said}</output>
    </div>
  );
}
