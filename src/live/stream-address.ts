/** Tabs of one language share one stream. */
export const streamName = (language: string): string => `sharit-live-${language}`;
export const streamPath = (language: string): string => `/api/v1/${language}/ticker/stream`;
