/**
 * The database cannot answer at this moment (connection lost, timeout, disk full). Answered 503, never 500, so that senders
 * retry.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
