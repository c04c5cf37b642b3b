import type { Ref } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { useMayActAs } from '../EditorContext.ts';

type Props = { headline: string; onOpen: () => void; ref?: Ref<HTMLButtonElement> };

/** Opens what a chief editor can do to a published story; nothing for others. */
export function HoldButton({ headline, onOpen, ref }: Props) {
  const { t } = useTranslation('desk');
  if (!useMayActAs('chief')) return null;
  return (
    <Button ref={ref} aria-haspopup="dialog" aria-label={t('hold.openFor', { headline })} onClick={onOpen}>
      {t('hold.open')}
    </Button>
  );
}
