/** Characters that a password of the desk has at least. The form says so, and the command that makes accounts asks for it. */
export const shortestPassword = 10;

/** A story's short id, as the source of a regular expression: made from its uri and stable for it. */
export const storyIdPattern = '[a-z0-9]{8,12}';
