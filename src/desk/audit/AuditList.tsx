import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { auditActions } from '#contract/audit-actions.ts';
import { isLanguage } from '#contract/language.ts';
import { deskRoles } from '#contract/roles.ts';
import type { AuditEntry } from '#contract/desk.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { deskLinks } from '../../desk-links.ts';
import { Button } from '../../ui/Button.tsx';
import type { AuditParams } from '../../wire/desk-wire.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { ConcernedStories } from './ConcernedStories.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { QueryStatus } from '../QueryStatus.tsx';

/** The audit log: who opened, shared and revoked what, and when; newest first. */
export function AuditList() {
  const { t } = useTranslation('desk');
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const filtered = Boolean(filter.id || filter.who || filter.day);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    deskQueries(useDeskWire()).audit(filter),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <h1 className="text-h2">{t('log.title')}</h1>
      <p className="mt-1 mb-5 text-ui text-soft">{t(filter.id ? 'log.ofStory' : 'log.hint')}</p>
      <AuditFilters filter={filter} onChange={(next) => setParams(next, { preventScrollReset: true })} />
      {data ? (
        entries.length === 0 ? (
          <p className="text-ui text-soft">{t(filtered ? 'log.nothingFound' : 'log.empty')}</p>
        ) : (
          <ol className="border-b border-rule">
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} only={filter.id} />
            ))}
          </ol>
        )
      ) : (
        <QueryStatus error={error} refetch={refetch} failed={t('log.failed')} />
      )}
      {hasNextPage && (
        <Button className="mt-6" onClick={() => void fetchNextPage()}>
          {t('log.more')}
        </Button>
      )}
    </>
  );
}

function filterIn(params: URLSearchParams): AuditParams {
  return {
    id: params.get('id') ?? undefined,
    who: params.get('who') ?? undefined,
    day: params.get('day') ?? undefined,
  };
}

/** What has done something without an account. */
const nobody = ['holder', 'push', 'automatic'] as const;
const isNobody = (who: string): who is (typeof nobody)[number] => nobody.some((each) => each === who);

function Entry({ entry, only }: { entry: AuditEntry; only: string | undefined }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const action = auditActions.find((name) => name === entry.action);
  const who = isNobody(entry.who) ? t(`log.${entry.who}`) : entry.who;
  const role = deskRoles.find((name) => name === entry.detail['role']);
  const edition = entry.detail['language'];
  // The note of a line without a story is the line, which is its headline as well.
  const note =
    typeof entry.detail['note'] === 'string' && entry.detail['note'] !== entry.headline ? entry.detail['note'] : '';
  return (
    <li className="relative grid gap-x-5 border-t border-rule py-3 md:grid-cols-[12rem_10rem_minmax(0,1fr)]">
      <time dateTime={entry.at} className="text-meta leading-note text-mute">
        {format.dateTime(entry.at)}
      </time>
      <p className="text-ui">
        <bdi className="font-bold">{who}</bdi>
      </p>
      <div>
        <p className="text-ui">
          {action ? t(`log.actions.${action}`) : entry.action}
          {note && (
            <>
              <i className="separator" />
              <bdi className="text-soft">{note}</bdi>
            </>
          )}
          {role && (
            <>
              <i className="separator" />
              <span className="text-soft">{t(`roles.${role}`)}</span>
            </>
          )}
          {isLanguage(edition) && (
            <>
              <i className="separator" />
              <span className="text-soft">{t(`languages.${edition}`)}</span>
            </>
          )}
        </p>
        <ConcernedStories entry={entry} only={only} />
        {entry.id && entry.headline && (
          <p className="text-ui leading-note">
            <a href={deskLinks.board(entry.id)} className="covers headline-link text-soft">
              <bdi>{entry.headline}</bdi>
            </a>
          </p>
        )}
      </div>
    </li>
  );
}
