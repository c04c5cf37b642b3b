export type QueryParams = Record<string, string | number | undefined>;

/** `?name=value…`, or nothing; params that are empty or missing are left out. */
export function queryString(params: QueryParams): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== '') search.set(name, `${value}`);
  const text = search.toString();
  return text && `?${text}`;
}
