import { z } from 'zod';
import { storedReason } from '@/lib/platform/reasons';

/** JSON Schema as OpenAPI 3.1 has it; of what is written here, nobody reads more than this. */
export type JsonSchema = { [keyword: string]: unknown };

const DEFINED = '#/$defs/';

/** Where the description of the API has its named schemas. */
const ADDRESS = '#/components/schemas/';

/**
 * Every schema with a name (`.meta({ id })`) that these are made of, in the order of the names.
 * @param sent what clients send
 * @param answered what we answer
 */
export function namedSchemas(sent: z.ZodType[], answered: z.ZodType[]): Record<string, JsonSchema> {
  const all = { ...definitions(sent, 'input'), ...definitions(answered, 'output') };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The place of a schema that is sent or answered.
 * @throws when it has no name: whatever a call takes or answers carries its own
 */
export function referTo(schema: z.ZodType): JsonSchema {
  const id = schema.meta()?.id;
  if (id !== undefined) return { $ref: ADDRESS + id };
  if (schema instanceof z.ZodUnion)
    return { anyOf: schema.options.map((option) => referTo(option as z.ZodType)) };
  throw new Error('A call takes or answers a schema that has no name.');
}

function definitions(schemas: z.ZodType[], io: 'input' | 'output'): Record<string, JsonSchema> {
  const all = z.object(Object.fromEntries(schemas.map((schema, place) => [place, schema])));
  const { $defs = {} } = z.toJSONSchema(all, { io, override: simplify(io) });
  return JSON.parse(JSON.stringify($defs).replaceAll(DEFINED, ADDRESS)) as Record<string, JsonSchema>;
}

/** A query or a path names its own fields, and nothing by reference. */
const NO_NAMES = z.registry<z.GlobalMeta>();

/** The fields of a query or a path, each by itself. */
export function fieldsOf(schema: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    metadata: NO_NAMES,
    override: simplify('input'),
  });
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field as JsonSchema,
  }));
}

/** Leaves out what tells a client nothing: patterns of well-known formats, and the bounds of numbers in JavaScript. */
function simplify(io: 'input' | 'output') {
  return ({ zodSchema, jsonSchema: schema }: { zodSchema: unknown; jsonSchema: JsonSchema }) => {
    // Answered as its sentence.
    if (zodSchema === storedReason) {
      delete schema.anyOf;
      schema.type = 'string';
    }
    // What stands in for an item that is flawed is no client's to send.
    if (zodSchema instanceof z.ZodCatch) delete schema.default;
    if (schema.format !== undefined) delete schema.pattern;
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
    // An answer may gain fields without breaking whoever reads it.
    if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  };
}
