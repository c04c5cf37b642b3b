// Builds src/service-worker after the reader, whose files it lists: those of the start are precached, those that readers load later are
// cached when used, those of the desk and of previews never.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { injectManifest } from 'workbox-build';
import { type Manifest, readerFiles } from './service-worker/reader-files.ts';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const client = path('dist/client');

const manifest = JSON.parse(await readFile(`${client}/.vite/manifest.json`, 'utf8')) as Manifest;
const { start, later } = readerFiles(manifest);

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  define: {
    'process.env.NODE_ENV': JSON.stringify('production'),
    __LATER__: JSON.stringify(later.map((file) => `/${file}`)),
  },
  build: {
    outDir: path('dist/worker'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    reportCompressedSize: false,
    rolldownOptions: {
      input: path('src/service-worker/sw.ts'),
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
});

const { size, warnings } = await injectManifest({
  swSrc: path('dist/worker/sw.js'),
  // Beside the boot script: the server sends it (server/pages/service-worker.ts), with settings before it.
  swDest: `${client}/.vite/sw.js`,
  globDirectory: client,
  globPatterns: start,
  modifyURLPrefix: { '': '/' },
  dontCacheBustURLsMatching: /assets\//u,
});
if (warnings.length > 0) throw new Error(warnings.join('\n'));
console.log(`The service worker precaches ${Math.round(size / 1000)} kB (uncompressed).`);
