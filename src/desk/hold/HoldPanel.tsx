import { useRef, useState } from 'react';
import type { Board } from '#contract/desk.ts';
import { HoldButton } from './HoldButton.tsx';
import { HoldDialog } from './HoldDialog.tsx';
import { HoldFacts } from './HoldFacts.tsx';
import { HoldLabels } from './HoldLabels.tsx';

/** On the board of a story that is published, withdrawn or under embargo: what the desk holds of it, and the way to change that. */
export function HoldPanel({ board: { id, headline, hold, publicUrl, language, state } }: { board: Board }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (publicUrl === null && !hold.withdrawn && state !== 'embargoed') return null;
  return (
    <div className="mt-4 flex flex-col items-start gap-3">
      <HoldFacts hold={hold} language={language} />
      <div className="flex flex-wrap items-center gap-3 empty:hidden">
        <HoldButton ref={button} headline={headline} onOpen={() => setOpen(true)} />
        {hold.corrections.length > 0 && (
          <HoldLabels hold={{ ...hold, withdrawn: null, unlisted: false, breakingEnded: false }} />
        )}
      </div>
      {open && (
        <HoldDialog
          id={id}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
