import type { Element } from 'hast';
import type { TextAttributes, BodyContext } from './body-context.ts';

const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** The attribute's name in HTML; the parser calls it `onClick`, `className`, `dataTestId`. */
function written(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (/^(data|aria)[A-Z]/.test(property)) return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return property.toLowerCase();
}

/** Language and direction of an element; every other attribute that is not among `used` is counted as dropped. */
export function readAttributes(element: Element, context: BodyContext, used: readonly string[] = []): TextAttributes {
  const own: TextAttributes = {};
  for (const [property, value] of Object.entries(element.properties)) {
    if (value === null || value === undefined || used.includes(property)) continue;
    if ((property === 'id' || property === 'name') && context.anchors.of(element)) continue;
    const text = String(value);
    if (property === 'lang' && tag.test(text) && text.length <= 35) own.lang = text;
    else if (property === 'dir' && /^(rtl|ltr|auto)$/i.test(text))
      own.dir = text.toLowerCase() as TextAttributes['dir'];
    else if (property === 'lang' && text === '') continue;
    else context.dropped.count(`@${written(property)}`);
  }
  return own;
}

export function attribute(element: Element, property: string): string | null {
  const value = element.properties[property];
  return value === null || value === undefined || value === false
    ? null
    : Array.isArray(value)
      ? value.join(' ')
      : String(value);
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** An address that a reader may be led to, in its ASCII spelling, or null. */
export function safeHref(value: string | null): string | null {
  if (!value || value.length > 4000) return null;
  try {
    const url = new URL(value.trim());
    // `https://our.example@other.example` reads as one host and opens another.
    if (!schemes.has(url.protocol) || url.username || url.password) return null;
    return url.href;
  } catch {
    return null;
  }
}
