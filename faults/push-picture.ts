import sharp from 'sharp';
import type { Server } from '../e2e/server.ts';

/** Sends a picture; resolves to the associations of an item that shows it. */
export async function pushPicture(server: Server, name: string): Promise<unknown[]> {
  const form = new FormData();
  form.set('media_id', name);
  form.set('media', new Blob([new Uint8Array(await pictureBytes())], { type: 'image/jpeg' }), `${name}.jpg`);
  const authorization = `Bearer ${server.pushSecret}`;
  const sent = await fetch(`${server.url}/api/v1/push/assets`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
  if (!sent.ok) throw new Error(`assets: ${sent.status} ${await sent.text()}`);
  return showing(name);
}

/** Another picture each time: the same one is worked on once. */
export function pictureBytes(): Promise<Buffer> {
  const background = { r: Math.random() * 255, g: Math.random() * 255, b: Math.random() * 255 };
  return sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

const showing = (name: string): unknown[] => [
  {
    name: 'featuremedia',
    type: 'picture',
    uri: `urn:${name}`,
    renditions: [{ name: 'original', href: `/api/v1/push/assets/${name}` }],
  },
];
