// What pages, the service worker and the server agree on.

export const workerPath = '/sw.js';

/** The page that the service worker answers with when the network does not: the app, without content. */
export const shellPath = (language: string): string => `/shell/${language}.html`;

/** What the server writes before the code of the service worker. */
export type WorkerSettings<Language extends string> = {
  languages: Language[];
  /** `revision`: of the page's bytes. */
  shells: { url: string; revision: string }[];
};

/** The Cache Storage of this site: every name begins with the prefix. */
export const cachePrefix = 'sharit';
export const pictureCache = `${cachePrefix}-pictures`;
/** Pictures of stories that the reader has saved or taken along: whatever else is looked at does not displace them. */
export const keptPictureCache = `${cachePrefix}-kept-pictures`;

/** Database and object store of IndexedDB in which the worker remembers the alerts that it has shown. */
export const shownAlerts = ['sharit-alerts', 'shown'] as const;

/** In every page of ours, and in no login page of a hotel's network. */
export const pageMark = 'data-app=';
