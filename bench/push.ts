// npm run bench:push: what a push costs, as a newsroom's system sees it: a 600-word article without and with a picture of 3 megapixels,
// and the memory that four pictures of 100 megapixels take when they are sent at once.
import { median } from './child.ts';
import { samplePicture, hugePictures } from './push-pictures.ts';
import { startPushed, type Pushed } from './pushed-server.ts';
import { writeResults } from './results.ts';

const count = Number(process.argv.find((argument) => argument.startsWith('--count='))?.slice(8) ?? 40);
const words =
  'زرع أهل الحي أزهاراً حول البركة القديمة فعاد النحل إليها مع أول أيام الربيع وقال البستاني إن المطر كان وفيراً هذا العام'.split(
    ' ',
  );
const paragraph = words.concat(words).concat(words).slice(0, 60).join(' ');
const body = `<p>${Array.from({ length: 10 }, (_, index) => `${paragraph} ${index}`).join('.</p><p>')}.</p>`;

let made = 0;
function itemWith(picture: string | null): unknown {
  made += 1;
  const rendition = { name: 'original', href: `/api/v1/push/assets/${picture}`, contentType: 'image/jpeg' };
  return {
    uri: `tag:bench.example,2026:${made}`,
    type: 'text',
    language: 'ar',
    version: '1',
    versionCreated: new Date().toISOString(),
    pubStatus: 'usable',
    headlines: [{ role: 'main', value: `أزهار جديدة حول البركة ${made}` }],
    bodies: [{ role: 'main', contentType: 'text/html', value: body.replace('الربيع', `الربيع ${made}`) }],
    ...(picture && {
      associations: [
        { name: 'featuremedia', uri: `tag:bench.example,2026:${picture}`, type: 'picture', renditions: [rendition] },
      ],
    }),
  };
}

async function pushOnce(server: Pushed, pictured: boolean): Promise<number> {
  const name = pictured ? `picture-${made}` : null;
  // Other bytes each time: the same picture is worked on once.
  const bytes = pictured ? await samplePicture(made) : null;
  const item = itemWith(name);
  const begun = performance.now();
  if (name && bytes) await server.sendAsset(name, bytes);
  await server.sendItem(item);
  return performance.now() - begun;
}

async function measure(server: Pushed, what: string, pictured: boolean, parallel: number): Promise<string> {
  for (let warm = 0; warm < 10; warm += 1) await pushOnce(server, false);
  await server.settled();
  const cpu = server.cpu();
  const begun = performance.now();
  const times: number[] = [];
  let left = count;
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      times.push(await pushOnce(server, pictured));
    }
  };
  await Promise.all(Array.from({ length: parallel }, sender));
  const seconds = (performance.now() - begun) / 1000;
  const answered = server.cpu();
  await server.settled();
  const settled = server.cpu();
  const worst = Math.max(...times);
  const per = (ms: number) => (ms / count).toFixed(0);
  const row = `| ${what}, ${parallel === 1 ? 'one after the other' : `${parallel} at once`} | ${(count / seconds).toFixed(1)} | **${median(times).toFixed(0)}** | ${worst.toFixed(0)} | ${per(answered.main - cpu.main)} | ${per(settled.all - cpu.all)} |`;
  console.log(row);
  return row;
}

/** The median answer to a push with a picture while nothing else is being done: the queue is empty before each. */
async function quiet(server: Pushed): Promise<string> {
  const times: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    times.push(await pushOnce(server, true));
    await server.settled();
  }
  return `| with a picture of 3 MP, each after the renditions of the one before | | **${median(times).toFixed(0)}** | ${Math.max(...times).toFixed(0)} | | |`;
}

async function memory(what: string, pictures: { name: string; bytes: Buffer<ArrayBuffer> }[]): Promise<string> {
  const server = await startPushed();
  try {
    for (let warm = 0; warm < 30; warm += 1) await pushOnce(server, warm % 10 === 0);
    await server.settled();
    const rest = server.memory();
    const watch = server.watchMemory();
    const begun = performance.now();
    await Promise.all(pictures.map(({ name, bytes }) => server.sendAsset(name, bytes)));
    const answered = performance.now() - begun;
    await Promise.all(pictures.map(({ name }) => server.sendItem(itemWith(name))));
    await server.settled();
    const all = performance.now() - begun;
    const peak = watch.stop();
    const mega = (bytes: number) => Math.round(bytes / 2 ** 20);
    const sizes = pictures.map(({ bytes }) => mega(bytes.byteLength)).join(', ');
    const row = `| ${what} (${sizes} MB) | ${mega(rest)} | **${mega(peak - rest)}** | ${(answered / 1000).toFixed(1)} | ${(all / 1000).toFixed(0)} |`;
    console.log(row);
    return row;
  } finally {
    await server.stop();
  }
}

const server = await startPushed();
const rows: string[] = [];
try {
  for (const parallel of [1, 4]) rows.push(await measure(server, 'without a picture', false, parallel));
  rows.push(await quiet(server));
  for (const parallel of [1, 4]) rows.push(await measure(server, 'with a picture of 3 MP', true, parallel));
} finally {
  await server.stop();
}
const { baseline, mixed } = await hugePictures();
const memories = [
  await memory('four baseline JPEGs', baseline),
  await memory('progressive JPEG, PNG, TIFF, CMYK JPEG', mixed),
];
await writeResults(
  'Push',
  `A 600-word article; with its picture, which no push before had, it is two requests (asset and item). ${count} pushes each, the measuring program on the same machine; renditions of the pushes before are made meanwhile.\n\n` +
    `| | answered per second | median ms | worst ms | CPU ms of the main thread per push | CPU ms of all processes per push, renditions included |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n\n` +
    `Four pictures of 100 megapixels at once, in MB resident of all processes of the server:\n\n| | at rest | peak above rest | s until all are answered | s until all are shown |\n|---|---|---|---|---|\n${memories.join('\n')}`,
);
