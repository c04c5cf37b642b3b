import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useFormat } from '../language/useFormat.ts';
import { MessagePanel } from '../ui/MessagePanel.tsx';

type Props = { at: string | null; detail?: string | undefined; action: ReactNode; nearest?: ReactNode };

/** Replaces a story that is withdrawn while it is open. */
export function Withdrawn({ at, detail, action, nearest }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wrap pt-5 lg:pt-8">
      <div role="alert">
        <MessagePanel
          title={t('errors.withdrawn')}
          hint={[
            at ? t('errors.withdrawnOn', { date: format.date(at), time: format.time(at) }) : t('errors.withdrawnHint'),
            detail,
          ].join(' ')}
          action={action}
        />
      </div>
      {nearest}
    </div>
  );
}
