import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { directionOf } from '#contract/language.ts';
import { EmptyList } from '../story/EmptyList.tsx';
import { StoryCard } from '../story/StoryCard.tsx';
import { Button } from '../ui/Button.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { savePending } from './save-pending.ts';
import { removeSaved } from './saved-stories.ts';
import { useRefreshSaved } from './useRefreshSaved.ts';

/** The stories saved on this device, in every language, the last saved first. `device`: from another room, what else is stored. */
export function SavedPage({ device }: { device?: ReactNode }) {
  const { t } = useTranslation();
  const saved = useRefreshSaved();
  const [message, setMessage] = useState('');
  const [queryClient, wire] = [useQueryClient(), useWire()];
  // Stories saved before the app had started may still be loading.
  const [ready, setReady] = useState(false);
  useEffect(() => void savePending({ queryClient, wire }).finally(() => setReady(true)), [queryClient, wire]);
  return (
    <div className="wrap pt-5 lg:pt-8">
      {saved.length === 0 && !ready ? (
        <>
          <h1 className="text-display">{t('saved.title')}</h1>
          <output data-needs-app="" className="mt-2 block text-ui text-mute">
            {t('common.loading')}
          </output>
        </>
      ) : saved.length === 0 ? (
        <EmptyList level={1} title={t('saved.empty')} hint={t('saved.emptyHint')} />
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
                    const neighbour = entry?.nextElementSibling ?? entry?.previousElementSibling;
                    // The button is removed with its story. After the last one the headline takes the focus (src/app/navigation/useRestoreFocus.ts).
                    neighbour?.querySelector('button')?.focus();
                    removeSaved(story.id);
                    setMessage(t('saved.removed'));
                  }}
                >
                  {t('saved.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {device}
      <output className="sr-only">{message}</output>
    </div>
  );
}
