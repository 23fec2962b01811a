import type { Scope } from '@/lib/members/api-keys/schemas';
import { openApiDocument } from './openapi';
import type { JsonSchema } from './openapi-schemas';
import { operations } from './table';

/** A piece of what something is, in words; where it is a schema with a name, its name. */
export type TypePart = { text: string; schema?: string };

/** A field of what is sent or answered; `items[].id` is one of each of its items. */
export type Field = {
  name: string;
  type: TypePart[];
  required: boolean;
  description: string;
  limits: string[];
};

type Parameter = Field & { in: 'path' | 'query' | 'header' };

/** A call, as a list has it. */
export type CallLine = { id: string; method: string; path: string; summary: string; scope: Scope | null };

export type DescribedCall = CallLine & {
  chapter: string;
  /** Anybody may ask, also without a session and without a key. */
  isForAll: boolean;
  parameters: Parameter[];
  body: DescribedSchema | null;
  answers: { status: string; description: string; schema: string | null }[];
  errors: { status: string; description: string }[];
};

export type DescribedSchema = { name: string; description: string; fields: Field[]; example: string | null };

type Document = {
  info: { version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, JsonSchema> };
};

/** The description is the same for as long as we run, and takes some time to make. What the cookie is called is not told here. */
let made: Document | undefined;
const document = (): Document =>
  (made ??= openApiDocument(operations, { sessionCookie: 'session' }) as unknown as Document);

/** Every call, by chapter. */
export function describeApi(): { name: string; description: string; calls: CallLine[] }[] {
  return document().tags.map(({ name, description }) => ({
    name,
    description,
    calls: Object.entries(operations[name] ?? {}).map(([id, { method, path, summary, scope = null }]) => ({
      id,
      method,
      path: `/api/v1${path}`,
      summary,
      scope,
    })),
  }));
}

/** One call by its name; null where there is none. */
export function describeCall(id: string): DescribedCall | null {
  for (const { name: chapter, calls } of describeApi())
    for (const line of calls) if (line.id === id) return { ...line, chapter, ...detailsOf(line) };
  return null;
}

function detailsOf({ method, path }: CallLine) {
  const operation = document().paths[path.slice('/api/v1'.length)]?.[method.toLowerCase()] as {
    security: object[];
    parameters: JsonSchema[];
    requestBody?: { content: Record<string, JsonSchema> };
    responses: Record<string, { $ref?: string; description: string; content?: Record<string, JsonSchema> }>;
  };
  const answers: DescribedCall['answers'] = [];
  const errors: DescribedCall['errors'] = [];
  for (const [status, { $ref, description, content = {} }] of Object.entries(operation.responses)) {
    if ($ref)
      errors.push({
        status,
        description: String(document().components.responses[nameIn($ref)]?.description),
      });
    else answers.push({ status, description, schema: nameOf(Object.values(content)[0]?.schema) });
  }
  const sent = nameOf(operation.requestBody?.content['application/json']?.schema);
  return {
    isForAll: operation.security.length === 0 || operation.security.some((way) => !Object.keys(way).length),
    parameters: operation.parameters.flatMap(parameterOf),
    body: sent === null ? null : describeSchema(sent),
    answers,
    errors,
  };
}

function parameterOf(parameter: JsonSchema): Parameter[] {
  const {
    name,
    in: place,
    required = false,
    description,
    schema,
  } = parameter as {
    [keyword: string]: unknown;
    schema?: JsonSchema;
  };
  // One that is named stands in the description once: the key of an attempt.
  if (!schema) return [];
  return [
    {
      name: String(name),
      in: place as Parameter['in'],
      required: Boolean(required),
      type: typeOf(schema),
      limits: limitsOf(schema),
      description: String(description ?? schema.description ?? ''),
    },
  ];
}

/** A schema with a name; null where there is none. */
export function describeSchema(name: string): DescribedSchema | null {
  const { schemas } = document().components;
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) return null;
  const [example] = (schema.examples as unknown[] | undefined) ?? [];
  return {
    name,
    description: String(schema.description ?? ''),
    fields: fieldsOf(schema, ''),
    example: example === undefined ? null : JSON.stringify(example, null, 2),
  };
}

/** What it is one of, or all of: those that say no more than a bound of what stands beside them say nothing of what it is. */
const partsOf = (schema: JsonSchema): JsonSchema[] =>
  schema.type === undefined
    ? (((schema.anyOf ?? schema.oneOf ?? schema.allOf) as JsonSchema[] | undefined) ?? [])
    : [];

/** The fields of a schema, with those of what stands in it without a name. */
function fieldsOf(schema: JsonSchema, before: string): Field[] {
  const required = (schema.required as string[] | undefined) ?? [];
  const own = Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).flatMap(
    ([key, field]): Field[] => {
      const name = before + key;
      const item = field.type === 'array' ? (field.items as JsonSchema | undefined) : undefined;
      return [
        {
          name,
          type: typeOf(field),
          required: required.includes(key),
          limits: limitsOf(field),
          description: String(field.description ?? ''),
        },
        ...fieldsOf(item ?? field, item ? `${name}[].` : `${name}.`),
      ];
    },
  );
  return [...own, ...partsOf(schema).flatMap((part) => fieldsOf(part, before))];
}

/** What something is, in words: `list of Comment`, `text or null`. */
function typeOf(schema: JsonSchema): TypePart[] {
  const named = nameOf(schema);
  if (named !== null) return [{ text: named, schema: named }];
  const options = partsOf(schema);
  if (options.length > 0)
    return options.flatMap((option, at) => [...(at > 0 ? [{ text: ' or ' }] : []), ...typeOf(option)]);
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (Array.isArray(schema.enum))
    return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(' or ') }];
  if (schema.type === 'array')
    return [{ text: 'list of ' }, ...typeOf((schema.items as JsonSchema | undefined) ?? {})];
  return [{ text: wordFor(schema) }];
}

const FORMATS: Record<string, string> = {
  'date-time': 'time',
  date: 'day',
  uuid: 'id',
  uri: 'address',
  email: 'email address',
};
const TYPES: Record<string, string> = { string: 'text', integer: 'whole number', boolean: 'true or false' };

function wordFor({ type, format }: JsonSchema): string {
  if (typeof type !== 'string') return 'anything';
  return (typeof format === 'string' && FORMATS[format]) || (TYPES[type] ?? type);
}

const BOUNDS: [keyword: string, say: (bound: unknown) => string][] = [
  ['minLength', (bound) => (bound === 1 ? 'not empty' : `at least ${String(bound)} characters`)],
  ['maxLength', (bound) => `at most ${String(bound)} characters`],
  ['minItems', (bound) => `at least ${String(bound)}`],
  ['maxItems', (bound) => `at most ${String(bound)}`],
  ['minimum', (bound) => `from ${String(bound)}`],
  ['maximum', (bound) => `to ${String(bound)}`],
  ['default', (value) => `otherwise ${JSON.stringify(value)}`],
];

const limitsOf = (schema: JsonSchema): string[] =>
  BOUNDS.flatMap(([keyword, say]) => (schema[keyword] === undefined ? [] : [say(schema[keyword])]));

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
const nameOf = (schema: unknown): string | null => {
  const reference = (schema as { $ref?: unknown } | undefined)?.$ref;
  return typeof reference === 'string' ? nameIn(reference) : null;
};
