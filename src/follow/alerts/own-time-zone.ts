/** The device's: the newsroom's may be another. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
