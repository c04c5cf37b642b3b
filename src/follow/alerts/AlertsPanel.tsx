import type { AlertChoices } from '#contract/alerts/alerts.ts';
import { languageNames } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Follow, followName } from '../follows.ts';
import { AlertChoice } from './AlertChoice.tsx';
import { noPush } from './push-support.ts';
import { QuietHours } from './QuietHours.tsx';
import { type AlertNews, useAlerts } from './useAlerts.ts';

/** Alerts: off, with the way on; or on, with what they are about and the way off. */
export function AlertsPanel({ followed }: { followed: readonly Follow[] }) {
  const { t } = useTranslation('follow');
  const { language, newsroom } = useEdition();
  const { settings, wanted, busy, news, start, change, stop } = useAlerts();
  const missing = noPush();
  const first: AlertChoices = { language, breaking: true, follows: [], quiet: null };
  return (
    <section aria-labelledby="alerts" aria-busy={busy}>
      <h2 id="alerts" className="tab pt-2.5 pb-3.5 text-h2">
        {t('alerts.title')}
      </h2>
      {!settings ? (
        <>
          <p className="mb-4 text-ui leading-note text-soft">{t('alerts.off')}</p>
          {missing ? (
            <p className="border-y border-edge py-3 text-ui leading-note">{t(`alerts.failed.${missing}`)}</p>
          ) : (
            <Button primary aria-disabled={busy} onClick={() => void start(first)}>
              {t(busy ? 'alerts.working' : 'alerts.start')}
            </Button>
          )}
        </>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <p className="text-ui font-semibold">{t('alerts.on')}</p>
            <Button onClick={() => void stop()}>{t('alerts.stop')}</Button>
          </div>
          {(wanted ?? settings).language !== language && (
            <p className="mb-4 border-y border-edge py-3 text-ui leading-note">
              {t('alerts.otherLanguage', { language: languageNames[settings.language] })}
            </p>
          )}
          <Choices
            // What the reader wants, else what the server knows; of another edition only when it is chosen anew here.
            choices={wanted ?? (settings.language === language ? settings : { ...settings, language, follows: [] })}
            sections={newsroom.sections.map(({ slug, name }) => [`section:${slug}`, name[language] ?? slug])}
            followed={followed.filter(({ kind }) => kind !== 'section').map((each) => [followName(each), each.name])}
            onChange={(choices) => void change(choices)}
          />
        </>
      )}
      <output className={news ? 'mt-4 block text-ui leading-note' : 'sr-only'}>{news && <News news={news} />}</output>
    </section>
  );
}

function News({ news }: { news: AlertNews }) {
  const { t } = useTranslation('follow');
  switch (news.kind) {
    case 'failed':
      return t(`alerts.failed.${news.why}`);
    case 'saved':
      return t('alerts.saved');
    case 'stopped':
      return t('alerts.stopped');
    case 'dropped':
      return t('alerts.dropped');
  }
}

type Named = [follow: string, name: string];
type Props = {
  choices: AlertChoices;
  sections: readonly Named[];
  followed: readonly Named[];
  onChange: (choices: AlertChoices) => void;
};

function Choices({ choices, sections, followed, onChange }: Props) {
  const { t } = useTranslation('follow');
  const { language, breaking, follows, quiet } = choices;
  const change = (changes: Partial<AlertChoices>): void => onChange({ language, breaking, follows, quiet, ...changes });
  const list = (entries: readonly Named[]) =>
    entries.map(([follow, name]) => (
      <AlertChoice
        key={follow}
        name={name}
        checked={follows.includes(follow)}
        onChange={(on) => change({ follows: on ? [...follows, follow] : follows.filter((each) => each !== follow) })}
      />
    ));
  return (
    <>
      <AlertChoice name={t('alerts.breaking')} checked={breaking} onChange={(on) => change({ breaking: on })} />
      <fieldset className="mt-4">
        <legend className="text-kicker font-bold">{t('alerts.sections')}</legend>
        <div className="columns-2 gap-4">{list(sections)}</div>
      </fieldset>
      {followed.length > 0 && (
        <fieldset className="mt-4">
          <legend className="text-kicker font-bold">{t('alerts.followed')}</legend>
          {list(followed)}
        </fieldset>
      )}
      <p className="mt-3 text-meta text-mute">
        {t(breaking || follows.length > 0 ? 'alerts.onlySent' : 'alerts.nothingChosen')}
      </p>
      <QuietHours quiet={quiet} onChange={(hours) => change({ quiet: hours })} />
    </>
  );
}
