/** Characters that a password of the desk has at least. The form says so, and the command that makes accounts asks for it. */
export const shortestPassword = 10;
