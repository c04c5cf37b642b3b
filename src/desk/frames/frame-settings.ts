import { useState } from 'react';
import type { Language } from '#contract/language.ts';

export const frameKinds = ['article', 'ticker', 'card', 'lead', 'share', 'search'] as const;
export type FrameKind = (typeof frameKinds)[number];
export const frameWidths = ['phone', 'desktop', 'both'] as const;
export const frameSchemes = ['light', 'dark'] as const;
/** Per cent of the usual text size. */
export const frameTexts = ['100', '150'] as const;

export type FrameSettings = {
  as: FrameKind;
  width: (typeof frameWidths)[number];
  scheme: (typeof frameSchemes)[number];
  text: (typeof frameTexts)[number];
  /** `all`: every language of the group, side by side. */
  lang: Language | 'all';
};

export function useFrameSettings() {
  const [settings, set] = useState<FrameSettings>({
    as: 'article',
    width: 'phone',
    scheme: 'light',
    text: '100',
    lang: 'all',
  });
  return { settings, choose: (chosen: Partial<FrameSettings>) => set((before) => ({ ...before, ...chosen })) };
}

/** How wide a phone and a desktop are in the frames, and how high the frame of each kind is, in CSS pixels. */
export const frameSizes = {
  phone: { width: 390, heights: { article: 780, ticker: 90, card: 560, lead: 640, share: 460, search: 240 } },
  desktop: { width: 1280, heights: { article: 900, ticker: 90, card: 620, lead: 620, share: 520, search: 260 } },
} as const;
