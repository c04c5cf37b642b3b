/** Something that the operator must fix before the server can start; the message is one sentence. */
export class StartError extends Error {}
