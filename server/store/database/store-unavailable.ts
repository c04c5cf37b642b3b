/**
 * The database cannot answer at this moment (connection gone, deadline over, disk full): an answer of 503, never 500, and
 * sent again later by whoever pushes.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
