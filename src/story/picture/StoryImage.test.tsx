import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { picture } from '../../testing/fixtures.ts';
import { StoryImage } from './StoryImage.tsx';

test('a browser takes AVIF where there is one and it can, else WebP, else the JPEG', () => {
  const avif = [{ src: '/pictures/kite-400.avif', width: 400 }];
  const { container } = render(<StoryImage picture={{ ...picture, avif }} sizes="7rem" />);
  const source = container.querySelector('picture > source');
  expect(source).toHaveAttribute('type', 'image/avif');
  expect(source).toHaveAttribute('srcset', '/pictures/kite-400.avif 400w');
  expect(source).toHaveAttribute('sizes', '7rem');
  const image = screen.getByRole('img');
  expect(image.getAttribute('srcset')).toMatch(/webp 400w/);
  expect(image).toHaveAttribute('src', picture.src);
});

test('a picture from before there was AVIF stands alone', () => {
  const { container } = render(<StoryImage picture={picture} sizes="7rem" />);
  expect(container.querySelector('picture')).toBeNull();
});
