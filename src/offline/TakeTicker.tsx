import { useRef } from 'react';
import { useEdition } from '../language/EditionContext.tsx';
import { useOfflineTexts } from '../language/useOfflineTexts.ts';
import { useFormat } from '../language/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { takeAutomatically, usePacks } from './kept/ticker-pack.ts';
import { useSize } from './useSize.ts';
import { useTaking } from './useTaking.ts';

/** «Take the ticker with you», on the ticker's page: takes the ticker along in one tap: says how far it is, how much that is, and how old. */
export function TakeTicker() {
  const t = useOfflineTexts();
  const { language } = useEdition();
  const format = useFormat();
  const size = useSize(t);
  const { packs, automatic } = usePacks();
  const pack = packs[language];
  const { progress, outcome, start, cancel } = useTaking();
  const button = useRef<HTMLButtonElement>(null);
  const message = progress
    ? progress.total === 0
      ? t('take.begin')
      : t(progress.phase === 'texts' ? 'take.progress' : 'take.pictures', {
          done: format.number(progress.done),
          total: format.number(progress.total),
          size: size(progress.bytes),
        })
    : outcome
      ? t(`take.${outcome}`)
      : pack
        ? t('take.done', {
            count: pack.ids.length,
            n: format.number(pack.ids.length),
            size: size(pack.bytes),
            date: format.date(pack.at),
            time: format.time(pack.at),
          })
        : t('take.hint');
  return (
    <section aria-label={t('take.title')} className="mb-4 max-w-155 border-y border-rule py-3 text-ui leading-note">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {/* It stays while it works: the second of two taps cancels nothing, and the focus has a place. */}
        <Button
          ref={button}
          aria-disabled={progress !== null || undefined}
          onClick={() => {
            if (!progress) start();
          }}
        >
          {t(pack ? 'take.again' : 'take.start')}
        </Button>
        {progress && (
          <Button
            onClick={() => {
              cancel();
              button.current?.focus();
            }}
          >
            {t('take.cancel')}
          </Button>
        )}
        {progress && (
          <progress
            className="h-2 min-w-24 grow appearance-none bg-sunk [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-ink"
            aria-label={t('take.title')}
            max={progress.total || 1}
            value={progress.total ? progress.done : undefined}
          />
        )}
        <output className="basis-full text-soft">{message}</output>
        {pack && (
          <label className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={automatic}
              onChange={({ currentTarget }) => takeAutomatically(currentTarget.checked)}
            />
            {t('take.automatic')}
          </label>
        )}
      </div>
    </section>
  );
}
