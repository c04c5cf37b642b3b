import type { Element, ElementContent, Properties } from 'hast';

export const elementOf = (tagName: string, properties: Properties, children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

export const frameAt = (src: string, title: string | null = null, size: Properties = {}): Element =>
  elementOf('iframe', { src, ...(title && { title }), ...size });
