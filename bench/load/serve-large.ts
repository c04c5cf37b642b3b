// The measured server of npm run bench:load, in its own process: the real app on the database that DATABASE_URL names. A request with the header `x-cold`
// finds nothing cached.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { openStore } from '../../server/store/open.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'sharit-bench-'));
const config = readConfig({ ...process.env, DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: '', SAMPLE: 'off' });
const store = await openStore(config);
const app = await createApp({ config, store });
app.addHook('onRequest', (request, _reply, done) => {
  if (request.headers['x-cold']) app.answers.clear();
  done();
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });

async function close(): Promise<void> {
  await app.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}
process.on('disconnect', () => void close());
process.send!({ url });
