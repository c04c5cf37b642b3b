import type { z } from 'zod';
import { pathOf, messageOf, type FieldError, type Warning } from '../field-errors.ts';
import { isDecisive, meantBy } from './names.ts';
import { isInternal } from './needed.ts';

type Path = readonly PropertyKey[];
export type Read<T> = { ok: true; value: T; warnings: Warning[] } | { ok: false; errors: FieldError[] };

/** Each round removes at least one value; a list of wrong entries takes one round. */
const mostRounds = 20;

const mostExplained = 100;

/**
 * What a schema makes of an item whose unknown properties and wrong values are left out, each with a warning, where readers
 * do not need them. `needed` says of a path whether they do: there a wrong value is an error.
 */
export function readTolerantly<T extends z.ZodObject>(
  schema: T,
  sent: unknown,
  needed: (path: Path) => boolean,
): Read<z.infer<T>> {
  const known = Object.keys(schema.shape);
  const copy: unknown = structuredClone(sent);
  const warnings: Warning[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const parsed = schema.safeParse(copy, { reportInput: true });
    if (parsed.success) return { ok: true, value: parsed.data, warnings };
    const errors: FieldError[] = [];
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          const path = pathOf([...issue.path, key]);
          // The list of warnings stays readable.
          const message = unknownProperty(key, warnings.length < mostExplained ? known : []);
          if (issue.path.length === 0 && isDecisive(key)) errors.push({ path, message });
          else warnings.push({ path, message });
          leaveOut(copy, [...issue.path, key]);
        }
      } else if (needed(issue.path)) errors.push({ path: pathOf(issue.path), message: messageOf(issue) });
      else {
        warnings.push({ path: pathOf(issue.path), message: `${messageOf(issue)}; kept with the item, not used` });
        // Items that are only exchanged between newsrooms are left out whole.
        const internal = issue.path.at(-1) === 'type' && isInternal(issue.input);
        // An item that is still wrong after many rounds is left out whole.
        leaveOut(
          copy,
          round > mostRounds / 2 ? issue.path.slice(0, 1) : internal ? issue.path.slice(0, -1) : issue.path,
        );
      }
    }
    if (errors.length > 0) return { ok: false, errors };
  }
  return { ok: false, errors: [{ path: '', message: 'too much of this item cannot be read' }] };
}

function unknownProperty(key: string, known: readonly string[]): string {
  const meant = meantBy(key, known);
  return `unknown property, kept and not used${meant ? `; did you mean ${meant}?` : ''}`;
}

/** Takes a value out of a copy. An entry of a list is emptied in its place, so that the others keep their paths. */
function leaveOut(root: unknown, path: Path): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
  const key = path.at(-1);
  if (typeof parent !== 'object' || parent === null || key === undefined) return;
  if (Array.isArray(parent)) parent[Number(key)] = emptyEntry(path.at(-2));
  else if (Object.hasOwn(parent, key)) delete (parent as Record<PropertyKey, unknown>)[key];
  // A picture needs no name of its own to be shown.
  else if (path.at(-3) === 'associations' && (key === 'uri' || key === 'name'))
    (parent as Record<string, unknown>)[key] =
      key === 'uri' ? `urn:association:${String(path.at(-2))}` : `association-${String(path.at(-2))}`;
  // A required property is missing: the object that lacks it is left out.
  else leaveOut(root, path.slice(0, -1));
}

function emptyEntry(list: PropertyKey | undefined): unknown {
  if (list === 'headlines' || list === 'bodies' || list === 'descriptions') return { role: 'left-out', value: '' };
  if (list === 'associations') return { name: 'left-out', uri: leftOutUri };
  return list === 'renditions' ? { name: 'left-out' } : {};
}

const leftOutUri = 'urn:left-out';
export const isLeftOut = ({ uri }: { uri: string }): boolean => uri === leftOutUri;
