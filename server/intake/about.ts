import type { Item } from '#contract/ninjs/item.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { lineOf } from './item-text.ts';

const most = 20;

/** Whom and where an item is about, and its event: what related stories are explained by. Authors are not among the people. */
export function aboutOf(item: Item): NonNullable<PreparedStory['about']> {
  const names = (all: readonly { name?: unknown }[] | undefined): string[] =>
    (all ?? []).flatMap(({ name }) => (typeof name === 'string' ? (lineOf(name) ?? []) : [])).slice(0, most);
  return {
    event: item.events?.find((event) => typeof event.uri === 'string' && event.uri)?.uri ?? null,
    people: names(item.people?.filter(({ rel }) => !/creator$/i.test(rel ?? ''))),
    places: names(item.places),
  };
}
