import type { FastifyInstance } from 'fastify';
import type { Language } from '#contract/language.ts';

/** What the newsroom file says about a language's front. */
export const frontSettingsOf = ({ newsroom }: FastifyInstance, lang: Language) => ({
  sections: newsroom.sections.map(({ slug, name }) => ({ slug, name: name[lang] ?? slug })),
  packages: newsroom.packages ?? {},
});
