/** Not in links.ts, which every reader loads. */
export const deskSources = '/desk/sources';
