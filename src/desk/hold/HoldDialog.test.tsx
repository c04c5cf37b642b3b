import { QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { HeldStory, Hold, HoldChange } from '#contract/hold.ts';
import { origin, problem } from '../../testing/api.ts';
import { createWire } from '../../wire/wire.ts';
import { WireProvider } from '../../wire/WireContext.tsx';
import { createDeskClient } from '../desk.queries.ts';
import { renderDesk } from '../render-desk.tsx';
import { HoldDialog } from './HoldDialog.tsx';

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};

const untouched: Hold = {
  ...{ revision: 0, withdrawn: null, unlisted: false, breakingEnded: false, breakingMarked: null },
  ...{ corrections: [], changed: null },
};

/** A server with one story, which a colleague hides just before the first change arrives. */
function setUp() {
  const server = { hold: untouched, changes: [] as HoldChange[] };
  const wire = createWire({
    base: origin,
    fetch: async (_url, init) => {
      if (init?.method !== 'POST')
        return Response.json({
          ...{ id: 'aaaaaaaaaa', language: 'ar', headline: 'موسم القطاف', section: null, urgency: 4 },
          ...{ published: '2026-11-26T09:00:00.000Z', breakingUntil: null, expired: false },
          ...{ hold: server.hold, alsoPublic: [], waiting: null, embargoed: false },
        } satisfies HeldStory);
      const change = JSON.parse(init.body as string) as HoldChange;
      if (server.changes.push(change) === 1) {
        const changed = { at: '2026-11-26T10:00:00.000Z', by: 'Salma', action: 'unlist' } as const;
        server.hold = { ...untouched, revision: 1, unlisted: true, changed };
        return problem('conflict', 409);
      }
      server.hold = { ...server.hold, revision: 2 };
      return Response.json(server.hold);
    },
  });
  return { server, wire };
}

test('a correction that a colleague’s change has overtaken stays in its field, and can be sent again', async () => {
  const { server, wire } = setUp();
  await renderDesk(
    <WireProvider wire={wire}>
      <QueryClientProvider client={createDeskClient()}>
        <HoldDialog id="aaaaaaaaaa" onClose={() => undefined} />
      </QueryClientProvider>
    </WireProvider>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'إضافة تصويب…' }));
  await user.type(screen.getByRole('textbox'), 'التاريخ الصحيح هو الأحد');
  await user.click(screen.getByRole('button', { name: 'إضافة التصويب' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/سبقك Salma/);
  expect(screen.getByRole('textbox')).toHaveValue('التاريخ الصحيح هو الأحد');
  await user.click(screen.getByRole('button', { name: 'إضافة التصويب' }));
  expect(await screen.findByText('أُضيف التصويب.')).toBeInTheDocument();
  expect(server.changes).toMatchObject([{ revision: 0 }, { revision: 1, text: 'التاريخ الصحيح هو الأحد' }]);
});
