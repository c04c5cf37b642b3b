import type { ComponentProps } from 'react';

const look =
  'inline-flex min-h-11 items-center justify-center border px-4 text-ui leading-none font-semibold disabled:text-mute aria-disabled:text-mute';

/** Classes, for links that look like buttons. */
export const buttonLook = `${look} border-edge bg-paper text-ink`;
export const primaryLook = `${look} border-ink bg-ink text-paper disabled:border-edge disabled:bg-sunk aria-disabled:border-edge aria-disabled:bg-sunk`;

type Props = ComponentProps<'button'> & { primary?: boolean };

export function Button({ primary = false, className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`${primary ? primaryLook : buttonLook} ${className}`} {...rest} />;
}
