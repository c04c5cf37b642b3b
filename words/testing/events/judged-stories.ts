import { cultureAndScience } from './culture-and-science.ts';
import { economyAndLife } from './economy-and-life.ts';
import { singleStories } from './single-stories.ts';
import { sport } from './sport.ts';
import { weatherAndTowns } from './weather-and-towns.ts';

export type JudgedStory = {
  id: string;
  /** Stories of one event are related; all others are judged not to be, although many share a town, a club or a trade. */
  event: string;
  section: string;
  headline: string;
  text: string;
  /** In milliseconds: five stories of an event within nine days, events overlapping. */
  published: number;
};

const day = 86_400_000;
const start = Date.UTC(2026, 8, 1);
const sections = { weatherAndTowns, cultureAndScience, sport, economyAndLife };

const inEvents = Object.entries(sections).flatMap(([section, table]) =>
  table
    .trim()
    .split('# ')
    .filter(Boolean)
    .flatMap((block, event) => {
      const [name, ...lines] = block.trim().split('\n');
      return lines.map((line, at): JudgedStory => {
        const [headline, text] = line.split(' | ') as [string, string];
        return {
          id: `${section}-${event}-${at}`,
          event: `${section}: ${name}`,
          section,
          headline,
          text,
          published: start + (event * 4 + at * 2) * day,
        };
      });
    }),
);

const single = singleStories
  .trim()
  .split('\n')
  .map((line, at): JudgedStory => {
    const [headline, text] = line.split(' | ') as [string, string];
    const section = Object.keys(sections)[at % 4]!;
    return { id: `single-${at}`, event: `single ${at}`, section, headline, text, published: start + at * day };
  });

/** 300 short stories of our own in 60 events, and 60 that stand alone. */
export const judgedStories: readonly JudgedStory[] = [...inEvents, ...single];
