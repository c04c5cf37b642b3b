import { readFile } from 'node:fs/promises';
import { pageHead } from '../contract/page-head.ts';
import { minifySync, transformWithOxc, type Plugin } from 'vite';

/** Where the server finds the boot script in dist/client. */
const bootFile = '.vite/boot.js';

/** Builds src/runtime/boot.ts on its own: inline in the head of index.html (for static hosts), with the tags of every page, and as a file for the server. */
export function bootScript(): Plugin {
  const source = new URL('../src/runtime/boot.ts', import.meta.url);
  const build = async (): Promise<string> => {
    const { code } = await transformWithOxc(await readFile(source, 'utf8'), 'boot.ts');
    return minifySync('boot.js', code, { module: false }).code.trim();
  };
  let ssr = false;
  return {
    name: 'sharit-boot-script',
    configResolved(config) {
      ssr = Boolean(config.build.ssr);
    },
    async generateBundle() {
      if (!ssr) this.emitFile({ type: 'asset', fileName: bootFile, source: await build() });
    },
    transformIndexHtml: {
      order: 'post',
      handler: async () => [
        ...pageHead.map((attrs) => ({ tag: 'meta', attrs, injectTo: 'head' as const })),
        { tag: 'script', children: await build(), injectTo: 'head' },
      ],
    },
  };
}
