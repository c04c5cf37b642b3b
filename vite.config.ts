import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bootScript } from './scripts/boot-plugin.ts';

const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** The module that a first view runs without the app; its group takes its imports along. */
const firstView = /src\/first-view\.ts$/u;

/** The module that measures web vitals, which runs without the app. */
const vitals = /src\/(?:wire\/)?vitals\/|node_modules\/web-vitals\//u;

/** What every page of readers needs beside its own: one file instead of ten small ones. */
const everyPage =
  /src\/(?:app\/errors\/PageError|app\/loading\/has-no-data|saved\/(?:save-pending|saved-stories)|story\/(?:StoryImage|LatestList|cards)|ui\/(?:Button|Skeleton))\.tsx?$/u;

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), react(), bootScript()],
  publicDir: isSsrBuild ? false : 'public',
  build: {
    target: ['chrome111', 'firefox114', 'safari16.4'],
    manifest: !isSsrBuild,
    // The app is asked for after the first paint by the boot script, which needs no help of a polyfill.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
    reportCompressedSize: false,
    // What the app needs is three files, which the boot script runs one after the other: small enough to be no long task
    // on a slow processor, few enough to compress well.
    ...(!isSsrBuild && {
      rolldownOptions: {
        input: ['index.html', 'src/first-view.ts'],
        // The boot script calls what src/first-view.ts exports.
        preserveEntrySignatures: 'allow-extension' as const,
        output: {
          codeSplitting: {
            groups: [
              { name: 'vitals', test: vitals, priority: 4 },
              { name: 'first-view', test: firstView, priority: 3 },
              { name: 'react', tags: ['$initial'], test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 2 },
              { name: 'parts', tags: ['$initial'], test: /node_modules\//, priority: 1 },
              { name: 'app', tags: ['$initial'] },
              { name: 'page', test: everyPage },
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
