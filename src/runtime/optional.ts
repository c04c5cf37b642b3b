import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A part that a page can do without: where its code does not load, as without network, nothing stands in its place. */
export function optional<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy<ComponentType<Props>>(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: () => null }),
    ),
  );
}
