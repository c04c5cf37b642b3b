import { useState } from 'react';
import { mostHidden, mostPinnedLines } from '#contract/front-places.ts';
import type { DeskTicker } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { useMayActAs } from '../EditorContext.ts';
import { FindStoryDialog } from '../finding/FindStoryDialog.tsx';
import { roomAmong } from '../curating/room-among.ts';
import { useKeptFocus } from '../curating/useKeptFocus.ts';
import { SortableList } from '../sorting/SortableList.tsx';
import { SortableRow } from '../sorting/SortableRow.tsx';
import { SortingArea } from '../sorting/SortingArea.tsx';
import { HiddenLines } from './HiddenLines.tsx';
import { LineActions } from './LineActions.tsx';
import { LineDialog } from './LineDialog.tsx';
import { LineForm } from './LineForm.tsx';
import { LineText, type TickerLineOfDesk } from './LineText.tsx';
import { PinDialog } from './PinDialog.tsx';
import { TickerNotice } from './TickerNotice.tsx';
import { hidden, pinned } from './ticker-plan.ts';
import { useTickerChanges } from './useTickerChanges.ts';

/** One ticker: pinned lines, which can be sorted, the others as they come, what is hidden, and a form for a line without a story. */
export function TickerEditor({ ticker }: { ticker: DeskTicker }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const mayChange = useMayActAs('chief');
  const changes = useTickerChanges(ticker);
  useKeptFocus();
  const [pinning, setPinning] = useState<string | null>(null);
  // Of the ticker and not of the row: a line that expires while it is being changed leaves the ticker under the open dialog.
  const [editing, setEditing] = useState<TickerLineOfDesk | null>(null);
  const [finding, setFinding] = useState(false);
  /** Headlines of what was found and is being pinned. */
  const [found, setFound] = useState<ReadonlyMap<string, string>>(new Map());
  const { plan } = changes;
  const plannedOf = (id: string) => ticker.pinned.find((planned) => planned.id === id);
  // A pinned story may have moved to another address since.
  const lineOf = (id: string) => {
    const now = plannedOf(id)?.story?.id ?? id;
    return ticker.lines.find(({ story }) => story.id === now);
  };
  const nameOf = (id: string) => {
    const planned = plannedOf(id);
    const story = lineOf(id)?.story ?? planned?.story;
    return story?.tickerLine ?? story?.headline ?? (planned?.headline || found.get(id) || id);
  };
  const isPinned = (id: string) => plan.pinned.some((line) => line.id === id || plannedOf(line.id)?.story?.id === id);
  const others = ticker.lines.filter(({ story: { id } }) => !isPinned(id) && !plan.hidden.includes(id));
  const isRunning = (id: string) => ticker.hidden.some((line) => line.id === id);
  const isFull = plan.pinned.length >= mostPinnedLines;
  const mayHide = roomAmong(plan.hidden, mostHidden, (id) => !isRunning(id)) !== null;
  const actionsOf = (id: string) => ({
    ...{ id, line: lineOf(id), name: nameOf(id), changes, onEdit: setEditing },
    hide: mayHide ? hidden(id, isRunning) : null,
  });
  const head = 'border-t-2 border-ink pt-2 text-card';
  return (
    <>
      {!mayChange && (
        <p className="mb-5 border-y border-rule bg-raised px-4 py-3 text-ui leading-note">{t('line.chiefOnly')}</p>
      )}
      <TickerNotice ticker={ticker} changes={changes} />
      {mayChange && (
        <div className="mb-6 flex flex-wrap gap-3">
          <LineForm language={ticker.language} />
          <Button aria-haspopup="dialog" disabled={isFull} className="self-start" onClick={() => setFinding(true)}>
            {t('line.find')}
          </Button>
          {isFull && (
            <p className="w-full text-ui leading-note">{t('line.pinsFull', { n: format.number(mostPinnedLines) })}</p>
          )}
        </div>
      )}
      {plan.pinned.length > 0 && (
        <section className="mb-8">
          <h2 className={head}>{t('line.pinned')}</h2>
          <SortingArea
            nameOf={nameOf}
            nameOfList={() => t('line.pinned')}
            // What is dragged is announced by the area itself.
            onMove={(id, _, at) => changes.change(pinned(id, at), null)}
          >
            <SortableList name="pinned" ids={plan.pinned.map(({ id }) => id)} label={t('line.pinned')}>
              {plan.pinned.map(({ id, until }, at) => {
                const line = lineOf(id);
                const text = (
                  <LineText
                    line={line}
                    absent={plannedOf(id)?.absent ?? null}
                    until={until}
                    name={nameOf(id)}
                    language={ticker.language}
                  />
                );
                return mayChange ? (
                  <SortableRow
                    key={id}
                    id={id}
                    list="pinned"
                    at={at}
                    of={plan.pinned.length}
                    name={nameOf(id)}
                    onMove={(to) =>
                      changes.change(pinned(id, to), t('fronts.moved', { name: nameOf(id), place: t('line.pinned') }))
                    }
                    actions={<LineActions {...actionsOf(id)} pinned onPin={() => setPinning(id)} />}
                  >
                    {text}
                  </SortableRow>
                ) : (
                  <li key={id} className="py-3">
                    {text}
                  </li>
                );
              })}
            </SortableList>
          </SortingArea>
        </section>
      )}
      <section className="mb-8">
        <h2 className={head}>{t(plan.pinned.length > 0 ? 'line.others' : 'line.all')}</h2>
        {others.length === 0 ? (
          <p className="py-3 text-ui text-mute">{t('line.empty')}</p>
        ) : (
          <ol className="divide-y divide-rule">
            {others.map((line) => {
              const { id } = line.story;
              return (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                  <div className="min-w-[min(12rem,100%)] flex-1 py-1">
                    <LineText line={line} absent={null} until={null} name={nameOf(id)} language={ticker.language} />
                  </div>
                  {mayChange && (
                    <LineActions {...actionsOf(id)} pinned={false} onPin={isFull ? null : () => setPinning(id)} />
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </section>
      <HiddenLines lines={ticker.hidden} isFull={!mayHide} mayChange={mayChange} changes={changes} />
      {finding && (
        <FindStoryDialog
          title={t('line.findTitle')}
          language={ticker.language}
          placeOf={(id) => (isPinned(id) ? t('line.pinned') : plan.hidden.includes(id) ? t('line.hidden') : null)}
          mayChoose={(id) => !isPinned(id)}
          onlyOne
          onChoose={({ id, headline }) => {
            setFound(new Map(found).set(id, headline));
            changes.change(pinned(id), t('line.pinnedNow', { name: headline }));
          }}
          onClose={() => setFinding(false)}
        />
      )}
      {pinning && (
        <PinDialog
          name={nameOf(pinning)}
          until={plan.pinned.find(({ id }) => id === pinning)?.until ?? null}
          onPin={(until) => {
            const at = plan.pinned.findIndex(({ id }) => id === pinning);
            changes.change(
              pinned(pinning, at < 0 ? undefined : at, until),
              t('line.pinnedNow', { name: nameOf(pinning) }),
            );
          }}
          onClose={() => setPinning(null)}
        />
      )}
      {editing && <LineDialog line={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
