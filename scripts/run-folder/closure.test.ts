import { expect, it } from 'vitest';
import { closureOf } from './closure.ts';

const everything = () => true;

it('takes the nearest of two versions, as Node does', () => {
  const packages = {
    'node_modules/a': { dependencies: { shared: '1' } },
    'node_modules/a/node_modules/shared': {},
    'node_modules/shared': { dependencies: { deep: '1' } },
    'node_modules/deep': {},
    'node_modules/unused': {},
  };
  expect(closureOf(['a'], { packages }, everything)).toEqual(['node_modules/a', 'node_modules/a/node_modules/shared']);
  expect(closureOf(['shared'], { packages }, everything)).toEqual(['node_modules/deep', 'node_modules/shared']);
});

it('takes what a package wants of its host, unless that is optional', () => {
  const packages = {
    'node_modules/a': {
      peerDependencies: { host: '1', extra: '1' },
      peerDependenciesMeta: { extra: { optional: true } },
    },
    'node_modules/host': { dependencies: { a: '1' } },
    'node_modules/extra': {},
  };
  expect(closureOf(['a'], { packages }, everything)).toEqual(['node_modules/a', 'node_modules/host']);
});

it('leaves out packages of other platforms, and refuses to leave out any other', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { windows: '1' }, dependencies: { needed: '1' } },
    'node_modules/windows': {},
    'node_modules/needed': {},
  };
  expect(closureOf(['a'], { packages }, (path) => !path.endsWith('windows'))).toEqual([
    'node_modules/a',
    'node_modules/needed',
  ]);
  expect(() => closureOf(['a'], { packages }, () => false)).toThrow(
    'The package a, which the server needs, is not installed.',
  );
});
