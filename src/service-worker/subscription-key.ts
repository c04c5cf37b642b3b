/** The server's key that a subscription was made with, as `GET /api/v1/alerts/key` writes it; null where the browser does not say. */
export function subscriptionKey({ options: { applicationServerKey } }: PushSubscription): string | null {
  if (!applicationServerKey) return null;
  const text = String.fromCharCode(...new Uint8Array(applicationServerKey));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}
