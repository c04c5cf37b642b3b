import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '#contract/language.ts';
import { language } from '#contract/story.ts';
import { problemOf } from './problem.ts';

/** The language of the path. */
export const edition = z.object({ lang: language });

/** 404 for a language that the newsroom does not publish in. */
export function requireEdition(app: FastifyInstance, lang: Language): void {
  if (!app.newsroom.languages.includes(lang)) throw problemOf('not-found');
}

/** Surrogate keys of an answer that lists stories. */
export const listKeys = (lang: Language, stories: Iterable<{ id: string }>): string[] => [
  `list-${lang}`,
  ...Array.from(stories, ({ id }) => id),
];
