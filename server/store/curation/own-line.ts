/** A line of the ticker that the desk wrote without a story. */
const ownLinePrefix = 'urn:sharit:line:';

export const ownLineUri = (name: string): string => `${ownLinePrefix}${name}`;
export const isOwnLine = (uri: string): boolean => uri.startsWith(ownLinePrefix);
