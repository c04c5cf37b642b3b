// npm test: every check, on a machine that has nothing but Node and npm. The last line counts what passed and failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready, run } from './bootstrap.js';

const reports = mkdtempSync(join(tmpdir(), 'sharit-test-'));
// Tests start a hundred servers and commands: each would compile the same files.
const env = { ...ready(), NODE_COMPILE_CACHE: join(reports, 'compiled') };
let passed = 0;
let failed = 0;

function report(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return null;
  }
}

/** Runs one check; `count` reads the number of tests from its report (a check without tests counts as one). */
async function check(title, args, { count, again, extra } = {}) {
  const started = Date.now();
  const { code, output } = await run(args[0], args.slice(1), { env: { ...env, ...extra }, quiet: true });
  const { good = code === 0 ? 1 : 0, bad = 0 } = count?.() ?? {};
  passed += good;
  failed += code === 0 ? bad : Math.max(bad, 1);
  console.log(`${code === 0 ? '✓' : '✗'} ${title} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (code !== 0) console.log(output);
  else for (const test of again?.() ?? []) console.log(`  passed only at the second attempt: ${test}`);
  return code === 0;
}

const unitTests = () => {
  const found = report('unit.json');
  return found ? { good: found.numPassedTests, bad: found.numFailedTests } : {};
};
const browserTests = () => {
  const found = report('e2e.json')?.stats;
  return found ? { good: found.expected + found.flaky, bad: found.unexpected } : {};
};
/** Titles of the browser tests that failed at first, so that they are looked at though they hold nothing up. */
const secondAttempts = () => {
  const titles = (suite, above) => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests.some((test) => test.status === 'flaky') ? [`${above} › ${title}`] : [],
    ),
    ...(suite.suites ?? []).flatMap((inner) => titles(inner, `${above} › ${inner.title}`)),
  ];
  return (report('e2e.json')?.suites ?? []).flatMap((suite) => titles(suite, suite.title));
};

await run('node', ['scripts/browser.ts'], { env });
// In parallel, for two cores: what reads the sources, and what needs the built app.
await Promise.all([
  (async () => {
    await check('format', ['oxfmt', '--check', '.']);
    await check('lint', ['oxlint', '--type-aware', '--deny-warnings', '.']);
    await check('types', ['tsc', '--noEmit']);
    await check('types of the service worker', ['tsc', '--noEmit', '-p', 'src/service-worker']);
    await check('unused code', ['knip']);
    await check('Dockerfile', ['dockerfilelint', 'Dockerfile']);
    await check('compose file', ['dclint', '--max-warnings', '0', 'deploy/compose.yaml']);
  })(),
  (async () => {
    if (await check('build', ['node', 'scripts/build.js'])) await check('bundle budget', ['node', 'scripts/budget.ts']);
  })(),
]);
await check(
  'unit',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`],
  {
    count: unitTests,
  },
);
await check('end to end', ['playwright', 'test'], {
  count: browserTests,
  again: secondAttempts,
  extra: { PLAYWRIGHT_JSON: join(reports, 'e2e.json') },
});

rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
