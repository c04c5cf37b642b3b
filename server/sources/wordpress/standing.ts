import { z } from 'zod';
import { SourceError, type Standing } from '../source.ts';
import type { WordPressApi } from './api.ts';

type LoginState = { seesDrafts: boolean; trouble: string | null };
type Login = 'nobody' | 'somebody' | 'editor';

/** What the login of the settings is worth: WordPress takes a wrong one for nobody, and answers what is public. */
export async function loginOf(api: WordPressApi, withLogin: boolean): Promise<LoginState> {
  if (!withLogin) return { seesDrafts: false, trouble: null };
  const { elsewhere } = api;
  const who = await whoIs(api);
  if (who === 'nobody')
    return {
      seesDrafts: false,
      trouble: elsewhere
        ? `the site redirects to ${elsewhere}, where the password is not sent: give that as WORDPRESS_URL; only what is public is followed`
        : 'WORDPRESS_USER and WORDPRESS_PASSWORD are not accepted: only what is public is followed',
    };
  const { status } = await api.ask('/wp/v2/posts', {
    status: 'publish,future,draft,pending',
    per_page: 1,
    _fields: 'id',
  });
  return status === 200 && who === 'editor'
    ? { seesDrafts: true, trouble: null }
    : { seesDrafts: false, trouble: 'WORDPRESS_USER may not see drafts: only what is public is followed' };
}

const me = z.object({
  id: z.int().positive(),
  // An author is shown drafts, too, but only their own.
  capabilities: z.object({ edit_others_posts: z.boolean().catch(false) }),
});

async function whoIs(api: WordPressApi): Promise<Login> {
  const { status, body } = await api.ask('/wp/v2/users/me', { context: 'edit', _fields: 'id,capabilities' });
  const read = me.safeParse(body);
  if (status !== 200 || !read.success) return 'nobody';
  return read.data.capabilities.edit_others_posts ? 'editor' : 'somebody';
}

const shown = z.object({
  id: z.int(),
  status: z.string(),
  content: z.object({ protected: z.boolean() }),
});
/** WordPress's own words for a post that is not there, and for one that is not for us; a wall before it has others. */
const gone = new Set(['rest_post_invalid_id', 'rest_forbidden']);

/** Asks for one post by its own number, without its text, which may be what makes WordPress fail. Only a clear answer of WordPress counts, and with a login only while that is accepted. */
export async function standingOf(
  api: WordPressApi,
  key: string,
  { withLogin, seesDrafts, due = false }: { withLogin: boolean; seesDrafts: boolean; due?: boolean },
): Promise<Standing> {
  const [kind, id] = key.split(':');
  try {
    const { status, body, code } = await api.ask(`/wp/v2/${kind}s/${id}`, { _fields: 'id,status,content.protected' });
    if (status === 200) {
      const read = shown.safeParse(body);
      if (!read.success || read.data.id !== Number(id)) return 'unknown';
      const { content, status: written } = read.data;
      if (content.protected) return 'gone';
      return written === 'publish' ? 'public' : written === 'future' ? 'scheduled' : 'gone';
    }
    if (![401, 403, 404].includes(status) || !gone.has(code ?? '')) return 'unknown';
    if (!withLogin) return 'gone';
    const who = await whoIs(api);
    // Who was an editor when the lists were asked for and is none now is refused what is there all the same.
    return who === 'editor' || (!seesDrafts && (due || who === 'somebody')) ? 'gone' : 'unknown';
  } catch (error) {
    if (error instanceof SourceError) return 'unknown';
    throw error;
  }
}
