/** A question to be set between quotation marks: a phrase has its own already. */
export const quotable = (question: string): string =>
  question.replace(/^\s*(?:«([^«»]*)»|"([^"]*)"|“([^“”]*)”)\s*$/u, '$1$2$3');
