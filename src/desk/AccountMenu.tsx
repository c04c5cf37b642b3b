import { useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { DownIcon } from '../ui/icons.ts';
import type { SignOutWay } from '../wire/unfinished-sign-out.ts';

type Props = { editor: string; role: string; onSignOut: (way: SignOutWay) => void };

/** Who is signed in, and the two ways to sign out. */
export function AccountMenu({ editor, role, onSignOut }: Props) {
  const { t } = useTranslation('desk');
  const details = useRef<HTMLDetailsElement>(null);
  return (
    <details
      ref={details}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary
        aria-label={t('signedInAs', { name: editor })}
        className="flex min-h-11 cursor-pointer items-center gap-1 text-ui font-semibold"
      >
        <bdi>{editor}</bdi>
        <Icon of={DownIcon} size={18} />
      </summary>
      <div className="absolute end-0 top-full z-20 flex w-64 flex-col gap-3 border border-edge bg-paper p-4">
        <p className="text-meta text-soft">{role}</p>
        <Button onClick={() => onSignOut('here')}>{t('signOut')}</Button>
        <Button onClick={() => onSignOut('everywhere')}>{t('signOutEverywhere')}</Button>
      </div>
    </details>
  );
}
