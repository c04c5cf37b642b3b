import type { Query, QueryClient } from '@tanstack/react-query';
import type { Board, DeskDraft, DeskEvent } from '#contract/desk.ts';
import { deskKeys, deskPartOf } from '../wire/keys.ts';

/** A save is often two events (a version, and what readers got of it), and editors save all the time. */
const boardsAfter = 100;
const listsAfter = 2000;

/** Reads anew what an event of the desk's stream is about, and nothing else: an item's own board and frames at once, lists now and then. */
export function deskNews(queryClient: QueryClient) {
  let events: DeskEvent[] = [];
  let boards: ReturnType<typeof setTimeout> | undefined;
  let lists: ReturnType<typeof setTimeout> | undefined;

  const everything = () =>
    void queryClient.invalidateQueries({
      predicate: (query) => !['session', 'audit'].includes(deskPartOf(query)),
    });
  const readBoards = () => {
    const heard = events;
    events = [];
    boards = undefined;
    void queryClient.invalidateQueries({ predicate: (query) => heard.some((event) => concerns(query, event)) });
  };
  const readLists = () => {
    lists = undefined;
    void queryClient.invalidateQueries({ queryKey: deskKeys.allItems });
  };

  return {
    changed(event?: DeskEvent): void {
      if (!event) return everything();
      events.push(event);
      boards ??= setTimeout(readBoards, boardsAfter);
      lists ??= setTimeout(readLists, listsAfter);
    },
    stop(): void {
      clearTimeout(boards);
      clearTimeout(lists);
    },
  };
}

/** Also of another language of the same story: a board and a draft name their translations. */
function concerns({ queryKey: [, kind, id], state }: Query, event: DeskEvent): boolean {
  if (kind !== 'board' && kind !== 'draft' && kind !== 'differences') return false;
  if (id === event.id) return true;
  const data = state.data as
    | Partial<Pick<Board, 'group' | 'translations'>>
    | Pick<DeskDraft, 'translations'>
    | undefined;
  if (data && 'group' in data && data.group && data.group === event.group) return true;
  return data?.translations?.some((translation) => translation.id === event.id) ?? false;
}
