import { expect, it } from 'vitest';
import { addressKey, archiveOf, asksForFeed, keysLike } from './address-key.ts';

it.each([
  ['/2024/05/خبر', '/2024/05/خبر'],
  ['https://old.example/2024/05/%D8%AE%D8%A8%D8%B1/', '/2024/05/خبر'],
  ['/2024/05/%d8%ae%d8%a8%d8%b1/?utm_source=x#more', '/2024/05/خبر'],
  ['/2024/05/%D8%AE%D8%A8%D8', '/2024/05/خب'],
  ['/2024/05/%D8%AE%D8%A8%D8%B', '/2024/05/خب'],
  ['/2024//05/Bees-Are-Back/', '/2024/05/bees-are-back'],
  ['/index.php/2024/05/bees', '/2024/05/bees'],
  ['/?p=12&preview=true', '/?p=12'],
  ['/index.php?cat=3', '/?cat=3'],
  ['/?year=2024&monthnum=5', '/?m=202405'],
  ['/?year=2024&monthnum=5&day=9&feed=rss2', '/?m=20240509'],
  ['/?name=Bees', '/?name=bees'],
  ['/?utm=x', '/'],
  ['/blog/?p=7', '/blog?p=7'],
  ['https://old.example', '/'],
])('%s is known as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

it.each(['/a%00b', '/%C3%28/b', `/${'x'.repeat(700)}`, 'mailto:x@y.example', 'http://'])('%s is none', (address) => {
  expect(addressKey(address)).toBeNull();
});

it('knows the other addresses of one thing', () => {
  expect(keysLike('/category/news/page/3')).toContain('/category/news');
  expect(keysLike('/bees/feed/atom')).toContain('/bees');
  expect(keysLike('/bees?p=2')).toContain('/bees');
  expect(keysLike('/?p=2')).toEqual(['/?p=2']);
  expect(keysLike('/?name=bees')).toContain('/bees');
  expect(keysLike('/?category_name=علوم')).toContain('/category/علوم');
  expect(keysLike('/bees/amp')).toContain('/bees');
  expect(keysLike('/wp-content/uploads/2024/05/bees-300x200.jpg')).toEqual(
    expect.arrayContaining(['/wp-content/uploads/2024/05/bees.jpg', '/wp-content/uploads/2024/05/bees-scaled.jpg']),
  );
  // 33 Arabic letters are 198 bytes.
  expect(keysLike(`/2024/05/${'ن'.repeat(40)}`)).toContain(`/2024/05/${'ن'.repeat(33)}`);
});

it.each([
  ['/2024', { from: '2024-01-01', to: '2024-12-31' }],
  ['/2024/02', { from: '2024-02-01', to: '2024-02-29' }],
  ['/2024/2/9', { from: '2024-02-09', to: '2024-02-09' }],
  ['/2024/05/page/2', { from: '2024-05-01', to: '2024-05-31' }],
  ['/blog/2024/05', { from: '2024-05-01', to: '2024-05-31' }],
  ['/en/2024/05/09/page/2', { from: '2024-05-09', to: '2024-05-09' }],
  ['/archives/date/2024/05', { from: '2024-05-01', to: '2024-05-31' }],
  ['/?m=202405', { from: '2024-05-01', to: '2024-05-31' }],
  ['/page/4', null],
  ['/feed', null],
  ['/?feed=rss2', null],
])('%s is an archive', (key, days) => {
  expect(archiveOf(key)).toEqual({ kind: 'archive', days });
});

it.each(['/?p=2', '/?m=1', '/2024/13', '/2024/02/31', '/1024', '/2024/05/bees', '/bees/2024', '/?p=2024'])(
  '%s is none',
  (key) => {
    expect(archiveOf(key)).toBeNull();
  },
);

it('tells a feed', () => {
  expect(['/feed', '/category/x/feed/atom', '/?feed=rss2', '/feedback', '/bees'].map(asksForFeed)).toEqual([
    ...[true, true, true, false, false],
  ]);
});
