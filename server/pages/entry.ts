import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { ArticleAnswer } from '#contract/story.ts';

// The interface of the built src/entry.server.tsx, the only part of the reader that the server loads.

export type HeadTag = { tag: 'meta' | 'link'; attributes: Record<string, string> };
export type RenderedPage = {
  kind: 'page';
  status: number;
  language: Language;
  direction: 'rtl' | 'ltr';
  title: string;
  tags: HeadTag[];
  html: string;
  /** Id of the page's route; null where none matched. */
  route: string | null;
  /** Whether the page shows blocks whose style is not in the main sheet. */
  rareBlocks: boolean;
  /** Its other fields are only read in the browser (src/app/loading/initial-state.ts). */
  state: { newsroom: Newsroom; queries: [key: readonly unknown[], data: unknown][] };
  /** Of an article page; JSON-LD is made from it. */
  answer: ArticleAnswer | null;
};
export type Rendered = { kind: 'redirect'; status: number; location: string } | RenderedPage;
export type Render = (request: {
  /** Path and query. */
  path: string;
  origin: string;
  newsroom: Newsroom;
  fetch: (input: string, init?: RequestInit) => Promise<Response>;
}) => Promise<Rendered>;

/** Null when the reader is not built. */
export async function loadRender(): Promise<Render | null> {
  const built = new URL('../../dist/server/entry.server.js', import.meta.url).href;
  try {
    return ((await import(built)) as { render: Render }).render;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
