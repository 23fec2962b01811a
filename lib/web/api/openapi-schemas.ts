import { z } from 'zod';
import { inputs, views, type Component } from './components';

/** JSON Schema as OpenAPI 3.1 has it; of what is written here, nobody reads more than this. */
export type JsonSchema = { [keyword: string]: unknown };

const addressOf = (name: string) => `#/components/schemas/${name}`;

/** Every named schema, in the order of the names. */
export function namedSchemas(): Record<string, JsonSchema> {
  const all = { ...toJsonSchemas(inputs, 'input'), ...toJsonSchemas(views, 'output') };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The place of a schema that is sent or answered.
 * @throws when it has no name: whatever a call takes or answers is listed in `components.ts`
 */
export function referTo(schema: z.ZodType): JsonSchema {
  if (schema instanceof z.ZodUnion)
    return { anyOf: schema.options.map((option) => referTo(option as z.ZodType)) };
  const named = [...Object.entries(inputs), ...Object.entries(views)].find(
    ([, component]) => component.schema === schema,
  );
  if (!named) throw new Error('A call takes or answers a schema that has no name in components.ts.');
  return { $ref: addressOf(named[0]) };
}

/** The fields of a query or a path, each by itself. */
export function fieldsOf(schema: z.ZodObject): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    override: simplify('input'),
  });
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field as JsonSchema,
  }));
}

function toJsonSchemas(
  components: Record<string, Component>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string; description: string; examples?: unknown[] }>();
  for (const [id, { schema, description, example }] of Object.entries(components)) {
    registry.add(schema, { id, description, ...(example !== undefined && { examples: [example] }) });
  }
  const { schemas } = z.toJSONSchema(registry, { io, uri: addressOf, override: simplify(io) });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutAddress(schema)]));
}

/** The document says both for all of them. */
function withoutAddress({ $schema: _dialect, $id: _address, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Leaves out what tells a client nothing: patterns of well-known formats, and the bounds of numbers in JavaScript. */
function simplify(io: 'input' | 'output') {
  return ({ jsonSchema: schema }: { jsonSchema: JsonSchema }) => {
    if (schema.format !== undefined) delete schema.pattern;
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
    // An answer may gain fields without breaking whoever reads it.
    if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  };
}
