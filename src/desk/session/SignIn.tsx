import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskSession } from '#contract/desk.ts';
import { shortestPassword } from '#contract/limits.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { WireError } from '../../wire/wire-error.ts';
import { fieldClass } from '../field-class.ts';
import { ProviderSignIn } from './ProviderSignIn.tsx';
import { useDeskWire } from '../useDeskWire.ts';
import { useTimeLeft } from '../useTimeLeft.ts';

type Props = { singleSignOn: boolean; onSignedIn: (session: DeskSession) => void; language: ReactNode };

/** The sign-in form of the desk. */
export function SignIn({ singleSignOn, onSignedIn, language }: Props) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const edition = useEdition();
  const plate = newsroomName(edition.newsroom, edition.language);
  const name = useId();
  const password = useId();
  const errorId = useId();
  const ruleId = useId();
  const format = useFormat();
  const formatWait = useFormatWait();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: FormData) => desk.signIn(String(form.get('name')), String(form.get('password'))),
    onSuccess: onSignedIn,
  });
  const kind = error instanceof WireError ? error.kind : error && 'internal';
  const message = kind && (kind === 'unauthorized' ? 'wrong' : kind === 'too-many-requests' ? 'flood' : 'failed');
  const seconds = (error instanceof WireError && error.problem?.retryAfter) || 60;
  return (
    <main id="content" className="wrap py-8 lg:py-14">
      <div className="mx-auto max-w-104">
        <div className="mb-6 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <a href={links.front(edition.language)} className="ribbon text-plate">
            {plate}
          </a>
          {language}
        </div>
        <div className="tab pt-4">
          <h1 className="mb-2 text-h2">{t('signIn.title')}</h1>
          <p className="mb-6 text-ui leading-note text-soft">{t('signIn.hint')}</p>
          {singleSignOn && <ProviderSignIn />}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!isPending) mutate(new FormData(event.currentTarget));
            }}
            className="flex flex-col gap-4"
          >
            <div>
              <label htmlFor={name} className="mb-2 block text-kicker font-bold">
                {t('signIn.name')}
              </label>
              <input
                id={name}
                name="name"
                required
                autoComplete="username"
                dir="auto"
                maxLength={100}
                className={fieldClass}
              />
            </div>
            <div>
              <label htmlFor={password} className="mb-2 block text-kicker font-bold">
                {t('signIn.password')}
              </label>
              <input
                id={password}
                name="password"
                type="password"
                required
                autoComplete="current-password"
                dir="auto"
                maxLength={1000}
                aria-describedby={message ? `${ruleId} ${errorId}` : ruleId}
                className={fieldClass}
              />
              <p id={ruleId} className="mt-1 text-meta text-mute">
                {t('signIn.rule', { count: shortestPassword, n: format.number(shortestPassword) })}
              </p>
            </div>
            <p id={errorId} role="alert" className="text-ui font-semibold text-breaking empty:hidden">
              {message && t(`signIn.${message}`, { wait: formatWait(seconds) })}
            </p>
            <Button primary type="submit" aria-disabled={isPending} className="aria-disabled:text-paper">
              {isPending ? t('signIn.busy') : t('signIn.submit')}
            </Button>
          </form>
          <p className="mt-6 text-ui">
            <a href={links.front(edition.language)} className="text-link inline-flex min-h-11 items-center">
              {t('signIn.back', { name: plate })}
            </a>
          </p>
        </div>
      </div>
    </main>
  );
}

/** Formats a wait in seconds, rounded up to whole minutes from one minute on. */
function useFormatWait(): (seconds: number) => string {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const formatDuration = useTimeLeft();
  return (seconds) =>
    seconds < 60
      ? t('left.seconds', { count: seconds, n: format.number(seconds) })
      : formatDuration(Math.ceil(seconds / 60) * 60_000);
}
