import { useTranslation } from '../../language/I18nContext.tsx';
import type { Share } from '#contract/desk.ts';
import { useNow } from '../../language/NowContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';

/** One preview link: what it shows, how often it was opened, until when it works. `onRevoke`: null for who may not. */
export function ShareRow({ share, onRevoke }: { share: Share; onRevoke: (() => void) | null }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const now = useNow();
  const expired = now !== null && Date.parse(share.expiresAt) <= now;
  const active = share.revokedAt === null && !expired;
  const shows =
    share.version === null ? t('share.latest') : t('share.thisVersion', { version: format.digits(share.version) });
  return (
    <li className="border-t border-rule py-3">
      <p className={`text-ui leading-note ${active ? 'font-semibold' : 'text-mute line-through'}`}>
        <bdi>{share.note ?? shows}</bdi>
      </p>
      <p className="pieces text-meta text-mute">
        {share.note && <span>{shows}</span>}
        {share.signedInOnly && <span>{t('share.editorsOnly')}</span>}
        <span>
          {t('share.by', {
            name: share.createdBy === 'push' ? t('share.byPush') : share.createdBy,
            time: format.dateTime(share.createdAt),
          })}
        </span>
      </p>
      <p className="pieces text-meta text-mute">
        <span>{t('share.opened', { count: share.opened, n: format.number(share.opened) })}</span>
        <span>
          {share.revokedAt !== null
            ? t('share.isRevoked', { time: format.dateTime(share.revokedAt) })
            : expired
              ? t('share.expired')
              : t('share.expires', { time: format.dateTime(share.expiresAt) })}
        </span>
      </p>
      {active && onRevoke && (
        <Button className="mt-2" onClick={onRevoke} aria-label={`${t('share.revoke')}: ${share.note ?? shows}`}>
          {t('share.revoke')}
        </Button>
      )}
    </li>
  );
}
