import type { Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import type { VersionRow } from './publish.ts';
import { kindOfStory } from './kind-of-story.ts';

/** What a version alone does not determine: it depends on the story's other versions and on the time. */
type Circumstances = Pick<Article, 'id' | 'breakingUntil' | 'revision' | 'expired' | 'corrections'> & {
  published: Date;
  /** When readers got another text; what comes within a minute of `published` is not called an update. */
  changedAt: Date | null;
};

const soonest = 60_000;

/** One version of an item as readers see it, published or previewed. */
export function articleOfVersion(
  version: VersionRow,
  { published, changedAt, corrections, ...rest }: Circumstances,
): Article {
  const { story } = version;
  return {
    ...rest,
    language: version.language as Language,
    headline: story.headline,
    kicker: story.kicker,
    tickerLine: story.tickerLine,
    deck: story.deck,
    section: story.section,
    picture: story.picture,
    published: published.toISOString(),
    updated: changedAt && changedAt.getTime() - published.getTime() >= soonest ? changedAt.toISOString() : null,
    urgency: version.urgency,
    corrected: corrections.length > 0,
    hasBody: story.body.length > 0,
    ...kindOf(version),
    dateline: story.dateline,
    byline: story.byline,
    authors: story.authors ?? [],
    sources: story.sources,
    subjects: story.subjects,
    body: story.body,
    corrections,
    copyright: story.copyright,
  };
}

const kindOf = ({ story, item }: VersionRow): Pick<Article, 'kind'> => {
  const kind = kindOfStory(story, (item as { type?: unknown } | null)?.type);
  return kind ? { kind } : {};
};
