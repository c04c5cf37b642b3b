import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

type Front = { revision: number };

/** Publishes the Arabic front over and over, as a chief who is signed in at a running server. `settings`: the server's. */
export async function frontPublisher(url: string, settings: Record<string, string>): Promise<() => Promise<void>> {
  const password = 'correct horse battery';
  const adding = promisify(execFile)(process.execPath, ['server/desk-cli.ts', 'add', '--role=chief', 'Bench'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...settings },
  });
  adding.child.stdin!.end(`${password}\n`);
  await adding;
  const signed = await fetch(`${url}/api/v1/desk/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ name: 'Bench', password }),
  });
  const { csrf } = (await signed.json()) as { csrf: string };
  const headers = {
    'content-type': 'application/json',
    origin: url,
    cookie: signed.headers.getSetCookie()[0]!.split(';')[0]!,
    'x-csrf': csrf,
  };
  let { revision } = (await (await fetch(`${url}/api/v1/desk/fronts/ar`, { headers })).json()) as Front;
  return async () => {
    const answer = await fetch(`${url}/api/v1/desk/fronts/ar/publish`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ revision, at: null }),
    });
    if (answer.status !== 200) throw new Error(`publish: ${answer.status} ${await answer.text()}`);
    ({ revision } = (await answer.json()) as Front);
  };
}
