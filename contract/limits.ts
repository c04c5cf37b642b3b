/** Characters that a password of the desk has at least. The form says so, and the command that makes accounts asks for it. */
export const shortestPassword = 10;

/** A story's short id, as the source of a regular expression: made from its uri and stable for it. */
export const storyIdPattern = '[a-z0-9]{8,12}';

/** Life of a shared preview link in seconds: half an hour, a day, three days. */
export const shareExpiries = [1800, 86_400, 259_200] as const;

/** Seconds that a preview lives at least and at most when a newsroom's system makes the link. */
export const previewExpiry = { min: 60, max: 259_200 };
