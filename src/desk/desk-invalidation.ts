import type { Query, QueryClient } from '@tanstack/react-query';
import type { DeskFrontEvent } from '#contract/curation.ts';
import type { Board, DeskDraft, DeskEvent } from '#contract/desk.ts';
import { deskPartOf } from '../wire/desk-keys.ts';

/** A save is often two events (a version, and what readers got of it), and editors save all the time. In milliseconds. */
const boardDelay = 100;
const listDelay = 2000;

/**
 * Invalidates the queries that an event of the desk's stream affects: the board and frames of its item almost at once, lists every two
 * seconds at most.
 */
export function createDeskInvalidation(queryClient: QueryClient) {
  let pending: DeskEvent[] = [];
  let boardTimer: ReturnType<typeof setTimeout> | undefined;
  let listTimer: ReturnType<typeof setTimeout> | undefined;

  const invalidateAll = () =>
    void queryClient.invalidateQueries({
      predicate: (query) => !['session', 'audit'].includes(deskPartOf(query)),
    });
  const invalidateBoards = () => {
    const events = pending;
    pending = [];
    boardTimer = undefined;
    void queryClient.invalidateQueries({ predicate: (query) => events.some((event) => isAffectedBy(query, event)) });
  };
  const invalidateLists = () => {
    listTimer = undefined;
    void queryClient.invalidateQueries({
      predicate: (query) => ['items', 'front', 'ticker', 'alerts'].includes(deskPartOf(query)),
    });
  };

  return {
    /** Without an event: something may have been missed, and all but session and log is invalidated. */
    changed(event?: DeskEvent): void {
      if (!event) return invalidateAll();
      pending.push(event);
      boardTimer ??= setTimeout(invalidateBoards, boardDelay);
      listTimer ??= setTimeout(invalidateLists, listDelay);
    },
    /** A front, its draft in the frames and its history; a ticker; or who is at a front. */
    curated({ language, about }: DeskFrontEvent): void {
      void queryClient.invalidateQueries({ queryKey: ['desk', about, language] });
    },
    stop(): void {
      clearTimeout(boardTimer);
      clearTimeout(listTimer);
    },
  };
}

const itemKinds = new Set(['board', 'hold', 'draft', 'differences', 'alert']);

/** Boards and drafts list their translations, so an event about one of those affects them too. */
function isAffectedBy({ queryKey: [, kind, id], state }: Query, event: DeskEvent): boolean {
  if (!itemKinds.has(String(kind))) return false;
  if (id === event.id) return true;
  const data = state.data as
    | Partial<Pick<Board, 'group' | 'translations'>>
    | Pick<DeskDraft, 'translations'>
    | undefined;
  if (data && 'group' in data && data.group && data.group === event.group) return true;
  return data?.translations?.some((translation) => translation.id === event.id) ?? false;
}
