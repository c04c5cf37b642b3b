import type { FastifyInstance } from 'fastify';
import type { Language } from '#contract/language.ts';
import type { ReadContext } from '../store/database/rows.ts';
import { problemOf } from './problem.ts';

/** This moment, by the newsroom's idea of what is breaking. */
export function readingNow({ newsroom }: FastifyInstance): ReadContext {
  return { now: new Date(), breakingMinutes: newsroom.breakingMinutes };
}

/** A language that this newsroom does not publish in is not there. */
export function requireLanguage({ newsroom }: FastifyInstance, language: Language): void {
  if (!newsroom.languages.includes(language)) throw problemOf('not-found');
}
