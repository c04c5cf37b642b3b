import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeskFront, FrontChange, FrontConflict, FrontPlan } from '#contract/curation.ts';
import { deskKeys } from '../../../wire/desk-keys.ts';
import { WireError } from '../../../wire/wire-error.ts';
import { deskQueries } from '../../desk.queries.ts';
import { useEditor } from '../../EditorContext.ts';
import { useDeskWire } from '../../useDeskWire.ts';
import { same } from './front-plan.ts';
import { mergePlans, type Step, undone } from './merge-plans.ts';
import { type UnsavedPlan, unsavedPlans } from '../../unsaved-plans.ts';

/** Milliseconds without another change after which the draft is saved; and between tries that fail. */
const savingDelay = 700;
const retryDelay = 10_000;

const mostSteps = 20;

export type SavingState = 'saved' | 'saving' | 'failed' | 'refused' | 'conflict';

export const conflictIn = (error: unknown): FrontChange[] | null =>
  error instanceof WireError && error.kind === 'conflict'
    ? ((error.problem as Partial<FrontConflict> | null)?.conflict?.changes ?? [])
    : null;

/**
 * The draft of a front as this editor has it. Every change is saved by itself; a save that a colleague has overtaken waits for the editor's
 * decision, and one that fails is tried again. A colleague's change is taken over while there is nothing unsaved here.
 */
export function useFrontDraft(front: DeskFront) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const { language } = front;
  const key = `${useEditor()?.name} ${language}`;
  const [unsaved, setState] = useState(() => unsavedPlans.of(key));
  const [past, setPast] = useState<Step[]>([]);
  const remember = (before: FrontPlan, after: FrontPlan) =>
    setPast((steps) => [...steps, { before, after }].slice(-mostSteps));
  const latest = useRef(unsaved);
  /** The answer to the last save, which the page shows a moment later. */
  const landed = useRef<DeskFront | null>(null);
  const setUnsaved = (next: UnsavedPlan | null) => {
    latest.current = next;
    unsavedPlans.set(key, next);
    setState(next);
  };
  const known = () => queryClient.getQueryData<DeskFront>(deskKeys.front(language)) ?? front;
  const save = useMutation({
    // One after the other, each what is unsaved by then: a second one with the same revision would be refused.
    scope: { id: `save front ${language}` },
    mutationFn: async () => {
      const sent = latest.current;
      if (!sent) return null;
      return { sent, answer: await desk.saveFront(language, { plan: sent.plan, revision: sent.revision }) };
    },
    onSuccess: (done) => {
      if (!done) return;
      const { sent, answer } = done;
      queryClient.setQueryData(deskKeys.front(language), answer);
      void queryClient.invalidateQueries({ queryKey: deskKeys.frontDraft(language) });
      landed.current = answer;
      const now = latest.current ?? unsavedPlans.of(key);
      const isSaved = !now || now.plan === sent.plan;
      if (!isSaved) return setUnsaved({ plan: now.plan, base: answer.draft, revision: answer.revision });
      latest.current = null;
      unsavedPlans.set(key, null);
      // After the query has told the page of the answer: until then it would show what was before.
      setTimeout(() => setState(latest.current));
    },
  });
  const conflict = unsaved ? conflictIn(save.error) : null;
  const { isPending, isError } = save;
  const saveNow = useEffectEvent(() => {
    if (latest.current && !conflict) save.mutate();
  });
  useEffect(() => {
    if (!unsaved || isPending || conflict) return;
    const timer = setTimeout(() => saveNow(), isError ? retryDelay : savingDelay);
    return () => clearTimeout(timer);
  }, [unsaved, isPending, isError, conflict]);
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const onOnline = () => saveNow();
    addEventListener('beforeunload', warn);
    addEventListener('online', onOnline);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('online', onOnline);
    };
  }, [unsaved]);
  // Another page of the desk is opened before the delay is over.
  useEffect(() => () => saveNow(), []);

  const plan = unsaved?.plan ?? front.draft;
  const replace = (next: FrontPlan) => {
    // A refused save is not repeated as it was.
    if (isError && !conflict) save.reset();
    // What the page shows, not what has come since: that would be overwritten without a word.
    const { draft, revision } = (unsaved && landed.current) ?? front;
    setUnsaved({ ...(latest.current ?? { base: draft, revision }), plan: next });
  };
  // A step of which a colleague has changed everything since is not this editor's to take back.
  const undoable = past.findLastIndex((step) => !same(undone(step, plan), plan));
  const fresh = () => queryClient.fetchQuery({ ...deskQueries(desk).front(language), staleTime: 0 });
  const state: SavingState = conflict
    ? 'conflict'
    : !unsaved
      ? 'saved'
      : !isError
        ? 'saving'
        : save.error instanceof WireError && [400, 403, 413, 422].includes(save.error.status)
          ? 'refused'
          : 'failed';
  return {
    plan,
    state,
    conflict,
    /** False if that is what the draft says already. */
    change(next: FrontPlan): boolean {
      if (same(next, plan)) return false;
      remember(plan, next);
      replace(next);
      return true;
    },
    undo: undoable < 0 ? null : () => (replace(undone(past[undoable]!, plan)), setPast(past.slice(0, undoable))),
    retry: () => saveNow(),
    /** What has replaced the draft otherwise than by `change`, so that it can be undone. */
    remember,
    /** This editor's changes on top of what a colleague has saved. */
    async keepMine() {
      const theirs = await fresh();
      const mine = latest.current;
      save.reset();
      if (mine)
        setUnsaved({
          plan: mergePlans(mine.base, mine.plan, theirs.draft),
          base: theirs.draft,
          revision: theirs.revision,
        });
    },
    /** What a colleague has saved; the own changes can be had back by undoing. */
    async takeTheirs() {
      const { draft } = await fresh();
      const mine = latest.current;
      if (mine) remember(mergePlans(mine.base, mine.plan, draft), draft);
      save.reset();
      setUnsaved(null);
    },
    /** Saves what is unsaved. Resolves with the front as the server has it. */
    async saved(): Promise<DeskFront> {
      while (latest.current) await save.mutateAsync();
      return known();
    },
  };
}

export type FrontDraft = ReturnType<typeof useFrontDraft>;
