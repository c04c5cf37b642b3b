import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bootScript } from './scripts/boot-plugin.ts';

const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Marks that a bundler needs to see that parts of the router are used nowhere here: its links, forms and fetchers, 2 kB. */
const unusedRouterParts = {
  name: 'unused-router-parts',
  apply: 'build' as const,
  transform: {
    filter: { id: /node_modules\/react-router\// },
    handler: (code: string) =>
      code
        .replace(/^\w+\.displayName = "\w+";$/gmu, '')
        .replace(/^(const \w+ = )(?=[\w$.]+\.(?:forwardRef|createContext)\()/gmu, '$1/* @__PURE__ */ '),
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), react(), bootScript(), unusedRouterParts],
  publicDir: isSsrBuild ? false : 'public',
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    manifest: !isSsrBuild,
    // The app is asked for after the first paint by the boot script, which needs no help of a polyfill.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
    reportCompressedSize: false,
    // What every page needs is two files, which the boot script runs one after the other: small enough to be no long task
    // on a slow processor, few enough to compress well.
    ...(!isSsrBuild && {
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', tags: ['$initial'], test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 2 },
              { name: 'app', tags: ['$initial'] },
            ],
          },
        },
      },
    }),
  },
  // The first view runs React's production build, whatever NODE_ENV says when the server starts.
  ...(isSsrBuild && { define: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
  ssr: { noExternal: isSsrBuild ? true : undefined },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/pictures', '^/(ar|en)/(feed.json|rss.xml)$', '/share'].map((path) => [path, { target: api }]),
    ),
  },
}));
