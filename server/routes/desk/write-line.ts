import type { FastifyInstance } from 'fastify';
import type { Language } from '#contract/language.ts';
import { intakeSettingsOf } from '../../config.ts';
import { prepareItem } from '../../intake/prepare.ts';
import { problemOf } from '../../http/problem.ts';
import { receiveItem } from '../../store/publishing/receive.ts';

type Line = { uri: string; language: Language; text: string; expires: string; urgency: number; firstCreated: string };

/** Of a line that is not breaking, and of one that is. */
export const lineUrgency = { usual: 5, breaking: 1 };

/** A line of the ticker as an item without body: through the intake, so that it has versions like everything else. 409 if it has this one already. */
export async function writeLine(app: FastifyInstance, line: Line, version: number): Promise<void> {
  const { uri, language, text, expires, urgency, firstCreated } = line;
  const now = app.readContext().now;
  const item = {
    ...{ uri, type: 'text', language, version: String(version), pubStatus: 'usable' },
    ...{ firstCreated, versionCreated: now.toISOString(), expires, urgency },
    headlines: [{ role: 'main', value: text }],
  };
  const result = await prepareItem(item, {
    ...intakeSettingsOf(app.config),
    newsroom: app.newsroom,
    assets: async () => null,
    now,
  });
  if (!result.ok) throw problemOf('bad-request', undefined, { errors: result.errors });
  const { stored } = await receiveItem(app.store, result.prepared, now);
  if (!stored) throw problemOf('conflict');
}
