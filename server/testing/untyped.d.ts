// None of these packages brings types; this much of them is used.

declare module '@adobe/structured-data-validator' {
  export type Issue = { issueMessage: string; path: { type?: string; property?: string; index?: number }[] };
  type Handler = new (asked: { path: Issue['path'] }) => { validate(node: Record<string, unknown>): Partial<Issue>[] };
  class Validator {
    constructor(schemaOrg: object);
    registeredHandlers: Record<string, (() => Promise<{ default: Handler }>)[]>;
    validate(extracted: object): Promise<Issue[]>;
  }
  // oxlint-disable-next-line import/no-default-export -- it is theirs
  export default Validator;
}

declare module '@marbec/web-auto-extractor' {
  class WebAutoExtractor {
    constructor(options: object);
    parse(html: string): { jsonld: Record<string, Record<string, unknown>[]>; errors: object[] };
  }
  // oxlint-disable-next-line import/no-default-export -- it is theirs
  export default WebAutoExtractor;
}

declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
