import fc from 'fast-check';

/** As much of JSON Schema as our description of the API uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  default?: unknown;
};
export type Schemas = Record<string, JsonSchema>;

/** Texts that have broken programs before. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\uD800',
    '\u202Eنص',
    `'; drop table items; --`,
    '../../etc/passwd',
    '%00',
    '__proto__',
    '-1',
    '1e309',
    '9007199254740993',
    'NaN',
    '2026-13-45T99:99:99Z',
    'null',
    '[object Object]',
    '&|!:*()<->',
    'x'.repeat(5000),
    'نحل'.repeat(300),
  ),
);

const junk = fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostileText);

/** Values that fit a schema, with junk in the place of some parts. */
export function valueOf(schema: JsonSchema | undefined, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fitting(schema, schemas, depth) }, { weight: 1, arbitrary: junk });
}

function fitting(schema: JsonSchema | undefined, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  if (!schema || depth > 6) return junk;
  if (schema.$ref) return fitting(schemas[schema.$ref.split('/').at(-1)!], schemas, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return fc.oneof(...choices.map((one) => valueOf(one, schemas, depth + 1)));
  switch ([schema.type].flat()[0] ?? 'string') {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      const values = fields.map(([name, field]) => [name, valueOf(field, schemas, depth + 1)] as const);
      return fc.record(Object.fromEntries(values), { requiredKeys: [] });
    }
    case 'array':
      return fc.array(valueOf(schema.items, schemas, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return hostileText;
  }
}
