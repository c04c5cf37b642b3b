import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DeskFront, FrontPlan } from '#contract/curation.ts';

const path = '/api/v1/desk/fronts/ar';

/** Publishes the Arabic front over and over, with a new plan or as it was, at once or at a moment, as a chief who is signed in at a running server. `settings`: the server's. */
export async function frontPublisher(
  url: string,
  settings: Record<string, string>,
): Promise<(plan?: FrontPlan, at?: Date) => Promise<void>> {
  const password = 'correct horse battery';
  const adding = promisify(execFile)(process.execPath, ['server/desk-cli.ts', 'add', '--role=chief', 'Bench'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...settings },
  });
  adding.child.stdin!.end(`${password}\n`);
  await adding;
  // Editors' pages are at the public address.
  const origin = settings['PUBLIC_URL'] ?? url;
  const signed = await fetch(`${url}/api/v1/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: 'Bench', password }),
  });
  const { csrf } = (await signed.json()) as { csrf: string };
  const headers = {
    'content-type': 'application/json',
    origin,
    cookie: signed.headers.getSetCookie()[0]!.split(';')[0]!,
    'x-csrf': csrf,
  };
  const send = async (method: string, to: string, body?: unknown): Promise<DeskFront> => {
    const answer = await fetch(url + to, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`${method} ${to}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as DeskFront;
  };
  let { revision } = await send('GET', path);
  return async (plan, at) => {
    if (plan) ({ revision } = await send('PUT', `${path}/draft`, { revision, plan }));
    ({ revision } = await send('POST', `${path}/publish`, { revision, at: at ?? null }));
  };
}
