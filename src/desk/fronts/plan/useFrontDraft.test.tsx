import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { DeskFront, DraftSave, FrontPlan } from '#contract/curation.ts';
import { origin, problem } from '../../../testing/api.ts';
import { deskKeys } from '../../../wire/desk-keys.ts';
import { createWire } from '../../../wire/wire.ts';
import { WireProvider } from '../../../wire/WireContext.tsx';
import { createDeskClient, deskQueries } from '../../desk.queries.ts';
import { EditorContext } from '../../EditorContext.ts';
import { unsavedPlans } from '../../unsaved-plans.ts';
import { useDeskWire } from '../../useDeskWire.ts';
import { placed, placeOf } from './front-plan.ts';
import { useFrontDraft } from './useFrontDraft.ts';

const empty: FrontPlan = { places: {}, hidden: [] };
const within = { timeout: 4000 };
afterEach(() => unsavedPlans.forget());

const frontOf = (revision: number, draft: FrontPlan): DeskFront => ({
  language: 'ar',
  revision,
  draft,
  published: empty,
  differs: [],
  changed: null,
  publication: null,
  schedule: null,
  stories: [],
  shown: [],
});

/** A server with one front, which checks revisions; `broken` answers 503 as long as it is true. */
function setUp() {
  const server = { front: frontOf(1, empty), broken: false, saves: 0, reading: Promise.resolve() };
  const wire = createWire({
    base: origin,
    fetch: async (_url, init) => {
      if (init?.method !== 'PUT') {
        const answer = Response.json(server.front);
        await server.reading;
        return answer;
      }
      server.saves += 1;
      if (server.broken) return problem('unavailable', 503);
      const { revision, plan } = JSON.parse(init.body as string) as DraftSave;
      if (revision !== server.front.revision)
        return problem('conflict', 409, {
          conflict: {
            revision: server.front.revision,
            changes: [{ at: '2026-11-26T09:00:00.000Z', by: 'Salma', places: ['lead'] }],
          },
        });
      server.front = frontOf(revision + 1, plan);
      return Response.json(server.front);
    },
  });
  const client = createDeskClient();
  const open = async () => {
    const view = renderHook(
      () => {
        const { data } = useQuery(deskQueries(useDeskWire()).front('ar'));
        return useFrontDraft(data ?? frontOf(0, empty));
      },
      {
        wrapper: ({ children }) => (
          <WireProvider wire={wire}>
            <EditorContext value={{ name: 'Nour', role: 'chief', searches: false }}>
              <QueryClientProvider client={client}>{children}</QueryClientProvider>
            </EditorContext>
          </WireProvider>
        ),
      },
    );
    await waitFor(() => expect(client.isFetching()).toBe(0));
    return view;
  };
  return { server, open, client };
}

test('changes are saved by themselves, several in one', async () => {
  const { server, open } = setUp();
  const { result } = await open();
  act(() => void result.current.change(placed(result.current.plan, 'first', 'lead', 0)));
  act(() => void result.current.change(placed(result.current.plan, 'second', 'tied', 0)));
  expect(result.current.state).toBe('saving');
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  expect(server.saves).toBe(1);
  expect(placeOf(server.front.draft, 'second')).toBe('tied');
  act(() => result.current.undo?.());
  expect(placeOf(result.current.plan, 'second')).toBeNull();
});

test('an answer that was asked for before a save does not take back what was saved', async () => {
  const { server, open, client } = setUp();
  const { result } = await open();
  const reading = Promise.withResolvers<void>();
  server.reading = reading.promise;
  const refetched = client.invalidateQueries({ queryKey: deskKeys.front('ar') });
  act(() => void result.current.change(placed(result.current.plan, 'first', 'lead', 0)));
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  await act(async () => {
    reading.resolve();
    await refetched;
  });
  expect(client.getQueryData(deskKeys.front('ar'))).toMatchObject({ revision: 2 });
  expect(placeOf(result.current.plan, 'first')).toBe('lead');
});

test('publishing while a save is under way saves once, and conflicts with nothing', async () => {
  const { server, open } = setUp();
  const { result } = await open();
  act(() => void result.current.change(placed(result.current.plan, 'first', 'lead', 0)));
  let fronts: DeskFront[] = [];
  await act(async () => {
    fronts = await Promise.all([result.current.saved(), result.current.saved()]);
  });
  expect(fronts.map(({ revision }) => revision)).toEqual([2, 2]);
  expect(server.saves).toBe(1);
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
});

test('a save that a colleague has overtaken changes nothing, and goes on top of theirs when the editor says so', async () => {
  const { server, open } = setUp();
  const { result } = await open();
  server.front = frontOf(2, placed(empty, 'theirs', 'lead', 0));
  act(() => void result.current.change(placed(result.current.plan, 'mine', 'tied', 0)));
  await waitFor(() => expect(result.current.state).toBe('conflict'), within);
  expect(result.current.conflict).toMatchObject([{ by: 'Salma', places: ['lead'] }]);
  expect(server.front.revision).toBe(2);
  await act(() => result.current.keepMine());
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  expect([placeOf(server.front.draft, 'theirs'), placeOf(server.front.draft, 'mine')]).toEqual(['lead', 'tied']);
});

test('what a colleague has is taken over when the editor says so, and the own changes can be had back', async () => {
  const { server, open } = setUp();
  const { result } = await open();
  server.front = frontOf(2, placed(empty, 'theirs', 'lead', 0));
  act(() => void result.current.change(placed(result.current.plan, 'mine', 'tied', 0)));
  await waitFor(() => expect(result.current.state).toBe('conflict'), within);
  await act(() => result.current.takeTheirs());
  expect(placeOf(result.current.plan, 'theirs')).toBe('lead');
  act(() => result.current.undo?.());
  expect([placeOf(result.current.plan, 'mine'), placeOf(result.current.plan, 'theirs')]).toEqual(['tied', 'lead']);
});

test('undoing takes back only the own step, not what a colleague has saved since', async () => {
  const { server, open, client } = setUp();
  const { result } = await open();
  act(() => void result.current.change(placed(result.current.plan, 'mine', 'lead', 0)));
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  server.front = frontOf(3, placed(server.front.draft, 'theirs', 'secondary', 0));
  await act(() => client.invalidateQueries({ queryKey: deskKeys.front('ar') }));
  await waitFor(() => expect(placeOf(result.current.plan, 'theirs')).toBe('secondary'));
  act(() => result.current.undo?.());
  expect(result.current.state).toBe('saving');
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  expect([placeOf(server.front.draft, 'mine'), placeOf(server.front.draft, 'theirs')]).toEqual([null, 'secondary']);
});

test('what a colleague has changed again since cannot be undone', async () => {
  const { server, open, client } = setUp();
  const { result } = await open();
  act(() => void result.current.change(placed(result.current.plan, 'mine', 'lead', 0)));
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  expect(result.current.undo).not.toBeNull();
  server.front = frontOf(3, placed(server.front.draft, 'theirs', 'lead', 0));
  await act(() => client.invalidateQueries({ queryKey: deskKeys.front('ar') }));
  await waitFor(() => expect(placeOf(result.current.plan, 'theirs')).toBe('lead'));
  expect(result.current.undo).toBeNull();
});

test('a failing save keeps the work, over the end of the session too, and is tried again', async () => {
  const { server, open } = setUp();
  const first = await open();
  server.broken = true;
  act(() => void first.result.current.change(placed(first.result.current.plan, 'mine', 'lead', 0)));
  await waitFor(() => expect(first.result.current.state).toBe('failed'), within);
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  first.unmount();
  const { result } = await open();
  expect(placeOf(result.current.plan, 'mine')).toBe('lead');
  server.broken = false;
  act(() => void dispatchEvent(new Event('online')));
  await waitFor(() => expect(result.current.state).toBe('saved'), within);
  expect(placeOf(server.front.draft, 'mine')).toBe('lead');
});
