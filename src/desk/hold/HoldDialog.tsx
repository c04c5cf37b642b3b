import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { directionOf } from '#contract/language.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { StoryText } from '../../story/StoryText.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { AlsoPublic } from './AlsoPublic.tsx';
import { HoldActions } from './HoldActions.tsx';
import { HoldFacts } from './HoldFacts.tsx';
import { HoldOutcome } from './HoldOutcome.tsx';
import { HoldTextForm } from './HoldTextForm.tsx';
import { useChangeHold } from './useChangeHold.ts';
import { DeskDialog } from '../DeskDialog.tsx';

type Step = 'choose' | 'withdraw' | 'correct';

/** What a chief editor can do to a published story: each step names it, and can be undone. */
export function HoldDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<Step>('choose');
  const { data: story, error } = useQuery(deskQueries(useDeskWire()).hold(id));
  const change = useChangeHold(id);
  const back = () => {
    setStep('choose');
    dialog.current?.focus();
  };
  const act = (wanted: Parameters<typeof change.mutate>[0]) => {
    // What was typed stays in its form until the server has it.
    if (!change.isPending) change.mutate(wanted, { onSuccess: back, onError: () => dialog.current?.focus() });
  };
  return (
    <DeskDialog
      dialog={dialog}
      title={t(
        step === 'choose'
          ? story?.embargoed
            ? 'hold.titleWaiting'
            : 'hold.title'
          : step === 'withdraw'
            ? 'hold.withdrawTitle'
            : 'hold.correctTitle',
      )}
      onClose={onClose}
      heading="mb-1 text-kicker font-bold text-soft"
    >
      {story ? (
        <div className="flex flex-col gap-4">
          <p className="text-card font-bold">
            <bdi lang={story.language} dir={directionOf(story.language)}>
              <StoryText text={story.headline} language={story.language} />
            </bdi>
          </p>
          {(step === 'choose' || change.isError) && (
            <HoldFacts hold={story.hold} language={story.language} waiting={story.waiting} />
          )}
          <HoldOutcome change={change} hold={story.hold} embargoed={story.embargoed} onUndo={act} />
          {step === 'choose' ? (
            <HoldActions
              story={story}
              busy={change.isPending}
              onStep={(next) => {
                // What failed before says nothing about the text to be written now.
                if (change.isError) change.reset();
                setStep(next);
              }}
              onAct={act}
            />
          ) : (
            <HoldTextForm
              key={step}
              kind={step}
              language={story.language}
              busy={change.isPending}
              onCancel={back}
              onText={(text) =>
                act(
                  step === 'withdraw'
                    ? { action: 'withdraw', revision: story.hold.revision, reason: text }
                    : { action: 'correct', revision: story.hold.revision, text },
                )
              }
            />
          )}
          <AlsoPublic stories={story.alsoPublic} />
        </div>
      ) : (
        <p role={error ? 'alert' : 'status'} className="py-4 text-ui text-soft">
          {t(error ? 'items.failedHint' : 'loading')}
        </p>
      )}
      {step === 'choose' && (
        <Button className="mt-5" onClick={() => dialog.current?.close()}>
          {t('hold.close')}
        </Button>
      )}
    </DeskDialog>
  );
}
