import { useState } from 'react';
import type { Language } from '#contract/language.ts';

export const frameKinds = ['article', 'ticker', 'card', 'lead', 'share', 'search'] as const;
export type FrameKind = (typeof frameKinds)[number];
export const frameWidths = ['phone', 'desktop', 'both'] as const;
export const frameSchemes = ['light', 'dark'] as const;
/** Per cent of the default text size. */
export const frameTexts = ['100', '150'] as const;

export type FrameSettings = {
  as: FrameKind;
  width: (typeof frameWidths)[number];
  scheme: (typeof frameSchemes)[number];
  text: (typeof frameTexts)[number];
  /** `all`: every language of the translation group. */
  lang: Language | 'all';
};

/** The settings of one board's frames; each board starts with the defaults. */
export function useFrameSettings() {
  const [settings, setSettings] = useState<FrameSettings>({
    as: 'article',
    width: 'phone',
    scheme: 'light',
    text: '100',
    lang: 'all',
  });
  return {
    settings,
    change: (changes: Partial<FrameSettings>) => setSettings((before) => ({ ...before, ...changes })),
  };
}

/** Width of each device, and height of the frame of each kind, in CSS pixels. */
export const frameSizes = {
  phone: { width: 390, heights: { article: 780, ticker: 90, card: 560, lead: 640, share: 460, search: 240 } },
  desktop: { width: 1280, heights: { article: 900, ticker: 90, card: 620, lead: 620, share: 520, search: 260 } },
} as const;
