/** Why this browser cannot be alerted; null if it can, or may ask. */
export type NoPush = 'unsupported' | 'install-first' | 'denied';

// Safari on iOS has them only once the site is on the home screen.
const isApplePhone = (): boolean =>
  /iP(?:hone|ad|od)/u.test(navigator.userAgent) ||
  (navigator.maxTouchPoints > 1 && /Macintosh/u.test(navigator.userAgent));

export function noPush(): NoPush | null {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis))
    return isApplePhone() ? 'install-first' : 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
}
