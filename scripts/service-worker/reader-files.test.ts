import { expect, test } from 'vitest';
import { readerFiles } from './reader-files.ts';

test('lists what the reader’s start needs and what is loaded later, and nothing of the desk', () => {
  const { start, later } = readerFiles({
    'index.html': {
      file: 'assets/index.js',
      css: ['assets/index.css'],
      assets: ['assets/font.woff2'],
      imports: ['_react.js'],
      dynamicImports: [
        'src/routes/front.tsx',
        'src/routes/article.tsx',
        'src/routes/desk/desk.tsx',
        'src/routes/preview.tsx',
      ],
    },
    'src/first-view.ts': { file: 'assets/first.js' },
    '_react.js': { file: 'assets/react.js' },
    'src/routes/front.tsx': { file: 'assets/front.js' },
    'src/routes/article.tsx': {
      file: 'assets/article.js',
      dynamicImports: ['src/article/blocks/media/player-kinds.ts'],
    },
    'src/article/blocks/media/player-kinds.ts': {
      file: 'assets/player.js',
      css: ['assets/player.css'],
      dynamicImports: ['node_modules/hls.js/dist/hls.mjs'],
    },
    'node_modules/hls.js/dist/hls.mjs': { file: 'assets/hls.js' },
    'src/routes/desk/desk.tsx': { file: 'assets/desk.js', dynamicImports: ['src/language/locales/desk.ar.json'] },
    'src/language/locales/desk.ar.json': { file: 'assets/desk.ar.js' },
    'src/routes/preview.tsx': { file: 'assets/preview.js' },
  });
  expect(start.toSorted()).toEqual([
    'assets/article.js',
    'assets/first.js',
    'assets/front.js',
    'assets/index.js',
    'assets/react.js',
    'icon.svg',
  ]);
  expect(later.toSorted()).toEqual([
    'assets/font.woff2',
    'assets/hls.js',
    'assets/index.css',
    'assets/player.css',
    'assets/player.js',
  ]);
});
