import { useTranslation } from '../../language/I18nContext.tsx';
import type { Share } from '#contract/desk.ts';
import { useNow } from '../../language/NowContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';

/** A link that was given to somebody: what it shows, whether it was used, until when. */
export function ShareRow({ share, onRevoke }: { share: Share; onRevoke: () => void }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const now = useNow();
  const over = now !== null && Date.parse(share.expiresAt) <= now;
  const live = share.revokedAt === null && !over;
  const what =
    share.version === null ? t('share.latest') : t('share.thisVersion', { version: format.digits(share.version) });
  return (
    <li className="border-t border-rule py-3">
      <p className={`text-ui leading-note ${live ? 'font-semibold' : 'text-mute line-through'}`}>
        <bdi>{share.note ?? what}</bdi>
      </p>
      <p className="pieces text-meta text-mute">
        {share.note && <span>{what}</span>}
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
            : over
              ? t('share.expired')
              : t('share.expires', { time: format.dateTime(share.expiresAt) })}
        </span>
      </p>
      {live && (
        <Button className="mt-2" onClick={onRevoke} aria-label={`${t('share.revoke')}: ${share.note ?? what}`}>
          {t('share.revoke')}
        </Button>
      )}
    </li>
  );
}
