// All tables, in two groups: what was ever pushed, drafts included, is read by intake, desk and previews only; what readers may see now
// has tables of its own, so that a forgotten condition in a public query cannot leak a draft.
export * from './schema/pushed.ts';
export * from './schema/public.ts';
export * from './schema/search-index.ts';
export * from './schema/assets.ts';
export * from './schema/holds.ts';
export * from './schema/desk.ts';
export * from './schema/curation.ts';
export * from './schema/sources.ts';
export * from './schema/moving.ts';
export * from './schema/purging.ts';
export * from './schema/alerts.ts';
export * from './schema/compatibility.ts';
