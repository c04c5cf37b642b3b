/** For `throwOnError`: a failed refetch leaves a page with data standing; only a page without data shows its error. */
export function hasNoData(_error: Error, query: { state: { data: unknown } }): boolean {
  return query.state.data === undefined;
}
