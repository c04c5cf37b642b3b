/** For `throwOnError`: a page that has something to show stays; only one with nothing gives way to its error. */
export function unlessShown(_error: Error, query: { state: { data: unknown } }): boolean {
  return query.state.data === undefined;
}
