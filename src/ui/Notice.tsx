import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  /** `notice` is yellowish: offline, changed. `raised` is quiet: withdrawn, not translated. */
  tone?: 'notice' | 'raised';
};

/** A bar across the page with a message; the page stays usable. */
export function Notice({ children, action, icon, tone = 'notice' }: Props) {
  const colour = tone === 'notice' ? 'bg-notice' : 'bg-raised';
  return (
    <div data-screen="" className={`border-y border-rule ${colour} text-ink`}>
      <div className="wrap flex min-h-13 items-center gap-3 py-2 text-ui leading-note">
        {icon}
        <output className="grow">{children}</output>
        {action}
      </div>
    </div>
  );
}
