import type { Block } from './text.ts';

/** Players that open in the page after a tap, unless the newsroom's `players` says otherwise: name, and the hosts their frames are loaded from. `*.` stands for one label or more. */
export const knownPlayers: readonly { name: string; hosts: readonly string[] }[] = [
  { name: 'YouTube', hosts: ['www.youtube-nocookie.com'] },
  { name: 'Vimeo', hosts: ['player.vimeo.com'] },
  { name: 'Dailymotion', hosts: ['geo.dailymotion.com', 'www.dailymotion.com'] },
  { name: 'Brightcove', hosts: ['players.brightcove.net'] },
  { name: 'JW Player', hosts: ['cdn.jwplayer.com', 'content.jwplatform.com'] },
  { name: 'Flourish', hosts: ['flo.uri.sh'] },
  { name: 'Datawrapper', hosts: ['datawrapper.dwcdn.net'] },
  { name: 'SoundCloud', hosts: ['w.soundcloud.com'] },
  { name: 'Spotify', hosts: ['open.spotify.com'] },
  { name: 'Omny', hosts: ['omny.fm'] },
  { name: 'Apple Podcasts', hosts: ['embed.podcasts.apple.com'] },
];

/** What the newsroom allows: the names it lists of `knownPlayers`, and hosts of its own (as name, too). */
export function allowedPlayers(
  players: readonly string[] | undefined,
): readonly { name: string; hosts: readonly string[] }[] {
  if (!players) return knownPlayers;
  return players.map(
    (player) =>
      knownPlayers.find(({ name }) => name.toLowerCase() === player.toLowerCase()) ?? { name: player, hosts: [player] },
  );
}

/** Whether a page may load this frame. */
export function isAllowedFrame(frame: string, players: readonly string[] | undefined): boolean {
  const host = new URL(frame).hostname;
  return allowedPlayers(players).some(({ hosts }) =>
    hosts.some((allowed) => (allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed)),
  );
}

/** Blocks in which players that the newsroom does not allow (any more) are links. */
export function withAllowedPlayers(blocks: Block[], players: readonly string[] | undefined): Block[] {
  if (!JSON.stringify(blocks).includes('"type":"player"')) return blocks;
  const allowed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(allowed);
    if (typeof value !== 'object' || value === null) return value;
    const block = value as Block;
    if (block.type !== 'player' || isAllowedFrame(block.frame, players))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, allowed(each)]));
    const { url, provider, title, caption, credit, lang, dir, anchor } = block;
    const own = { ...(lang && { lang }), ...(dir && { dir }), ...(anchor && { anchor }) };
    return {
      type: 'embed',
      url,
      provider,
      title: [title, caption, credit].filter(Boolean).join(' – ') || null,
      ...own,
    };
  };
  return allowed(blocks) as Block[];
}
