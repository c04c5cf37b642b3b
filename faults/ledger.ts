import type { ArticleAnswer } from '#contract/story.ts';
import type { Server } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';

const gone = 'withdrawn';

/** What a pusher was told, and so what readers must find. */
export class Ledger {
  /** By id: the headlines that may be shown; more than one where a push was not answered. */
  #may = new Map<string, string[]>();
  #ids = new Map<string, string>();

  /** Pushes a version; what is not answered may be stored or not. */
  async push(
    server: Server,
    name: string,
    version: number,
    changes: Record<string, unknown> = {},
  ): Promise<string | null> {
    const headline = changes['pubStatus'] === 'canceled' ? gone : `${name} ${version}`;
    const known = this.#ids.get(name);
    if (known) this.#may.set(known, [...this.#may.get(known)!, headline]);
    const headlines = [{ role: 'main', value: `${name} ${version}` }];
    const item = makeNinjsItem(name, { version: String(version), headlines, ...changes });
    const answer = await server.push(item).catch((error: unknown) => {
      // Refused, or cut off.
      if (error instanceof Error && /^(?:push: 503|fetch failed|terminated)/u.test(error.message)) return null;
      throw error;
    });
    if (!answer) return null;
    this.#ids.set(name, answer.id);
    this.#may.set(answer.id, [headline]);
    return answer.id;
  }

  /** Of a story whose first push was answered. */
  idOf = (name: string): string | undefined => this.#ids.get(name);

  /** Stories that are not as they may be. */
  async wrong(server: Server): Promise<string[]> {
    const all: string[] = [];
    for (const [id, may] of this.#may) {
      const answer = await fetch(`${server.url}/api/v1/ar/stories/${id}`);
      const shown =
        answer.status === 410
          ? gone
          : answer.ok
            ? ((await answer.json()) as ArticleAnswer).article.headline
            : String(answer.status);
      if (!may.includes(shown)) all.push(`${id}: ${shown}, not ${may.join(' or ')}`);
    }
    return all;
  }
}
