import { expect, it } from 'vitest';
import type { Picture } from '#contract/text.ts';
import { leadPicturePreload } from './lead-picture.ts';

const picture: Picture = {
  src: '/pictures/a.jpg',
  width: 1280,
  height: 853,
  renditions: [{ src: '/pictures/a-640.jpg', width: 640 }],
  alt: 'مرفأ',
  caption: null,
  credit: null,
};
const preloadOf = (lead: Picture | null) =>
  leadPicturePreload(
    [
      { id: 'language' },
      { id: 'article', handle: { leadPicture: (data: Picture | null) => data && { picture: data, sizes: '60vw' } } },
    ],
    { article: lead },
  );

it('asks for the file that the page shows, AVIF where it has it', () => {
  const shared = { rel: 'preload', as: 'image', fetchpriority: 'high' };
  const sized = { ...shared, imagesizes: '60vw' };
  expect(preloadOf(picture)).toEqual({ ...sized, imagesrcset: '/pictures/a-640.jpg 640w' });
  const avif = [{ src: '/pictures/a-640.avif', width: 640 }];
  expect(preloadOf({ ...picture, avif })).toEqual({
    ...sized,
    type: 'image/avif',
    imagesrcset: '/pictures/a-640.avif 640w',
  });
  expect(preloadOf({ ...picture, renditions: [] })).toEqual({ ...shared, href: '/pictures/a.jpg' });
});

it('asks for nothing where the page has no such picture', () => {
  expect(preloadOf(null)).toBeNull();
  expect(leadPicturePreload([{ id: 'search' }], {})).toBeNull();
  expect(leadPicturePreload([], {})).toBeNull();
});
