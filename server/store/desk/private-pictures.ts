const publicPath = /^\/pictures\/([0-9a-f]{32}-\d+\.(?:avif|webp|jpg))$/;

/** The same answer with its pictures under another path: those of a draft are not public yet. */
export function withPicturesUnder<T>(value: T, path: string): T {
  const moved = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(moved);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const file = key === 'src' && typeof child === 'string' ? publicPath.exec(child)?.[1] : undefined;
        return [key, file ? `${path}/${file}` : moved(child)];
      }),
    );
  };
  return moved(value) as T;
}

/** Whether a story shows the picture file: a preview opens its own pictures, not every draft's. */
export function showsPicture(story: unknown, file: string): boolean {
  return JSON.stringify(story).includes(`"/pictures/${file}"`);
}
