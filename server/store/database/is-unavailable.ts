import { StoreUnavailable } from './store-unavailable.ts';

/** Whether an error or one of its causes is StoreUnavailable: Drizzle wraps what a driver throws. */
export function isUnavailable(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof StoreUnavailable) return true;
  return false;
}
