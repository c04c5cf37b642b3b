import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${root}docs/reliability.md`, 'utf8');

it('names every fault test, and no test that does not exist: npm run test:faults runs what it names', () => {
  const named = Array.from(page.matchAll(/`((?:faults|server)\/[^`]+\.ts)`/gu), ([, file]) => file!);
  expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
  const faults = readdirSync(`${root}faults`).filter((file) => file.endsWith('.fault.ts'));
  expect(faults.filter((file) => !named.includes(`faults/${file}`))).toEqual([]);
});
