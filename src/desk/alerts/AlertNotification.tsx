import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { newsroomName } from '#contract/newsroom-name.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';

type Props = Pick<DeskAlert, 'preview' | 'story'>;

/** How a device shows an alert, about: each system has its own look, and cuts long texts. */
export function AlertNotification({ preview: { title, body, dir }, story: { language } }: Props) {
  const { t } = useTranslation('desk');
  const { newsroom } = useEdition();
  return (
    <figure className="border border-edge bg-raised p-4">
      <figcaption className="mb-2 text-meta text-mute">{t('alerts.preview')}</figcaption>
      <div lang={language} dir={dir} className="flex gap-3">
        <img src="/icon-192.png" alt="" width={40} height={40} className="size-10 flex-none" />
        <div className="min-w-0 break-words">
          <p className="text-meta text-mute">{newsroomName(newsroom, language)}</p>
          <p className="text-ui leading-note font-bold">{title}</p>
          {body && <p className="text-ui leading-note text-soft">{body}</p>}
        </div>
      </div>
    </figure>
  );
}
