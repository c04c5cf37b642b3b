import type { Language } from '#contract/language.ts';
import type { WorkerSettings } from '#contract/offline/service-worker.ts';

type Scope = ServiceWorkerGlobalScope & { sharit: WorkerSettings<Language> };

/** The worker's global object, with the settings that the server has written before its code (server/pages/service-worker.ts). */
export const scope = globalThis as unknown as Scope;
