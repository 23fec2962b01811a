import { z } from 'zod';
import { systemContext } from '@/lib/platform/context';
import { DAY_MS } from '@/lib/platform/durations';
import { newId } from '@/lib/platform/ids';

type Json = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  $ref?: string;
  $defs?: Record<string, Json>;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  minItems?: number;
  minimum?: number;
  format?: string;
};

/** Something that a schema takes, with what is named here where a field is called so: as little as it asks for. */
export function sampleOf(schema: z.ZodType, words: Record<string, unknown>): unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return sample(root, '', { words, root });
}

type Around = { words: Record<string, unknown>; root: Json };

function sample(schema: Json, name: string, around: Around): unknown {
  const { words, root } = around;
  if (Object.hasOwn(words, name) && (!schema.enum || schema.enum.includes(words[name]))) return words[name];
  if (schema.$ref) return sample(root.$defs?.[schema.$ref.split('/').at(-1)!] ?? {}, name, around);
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])][0];
  if (choice) return sample(choice, name, around);
  if (schema.allOf) return sample(Object.assign({}, ...schema.allOf) as Json, name, around);
  switch (schema.type) {
    case 'object': {
      const needed = Object.entries(schema.properties ?? {}).filter(([key]) =>
        schema.required?.includes(key),
      );
      return Object.fromEntries(needed.map(([key, field]) => [key, sample(field, key, around)]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, '', around));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
  }
  if (schema.format === 'uuid') return newId();
  if (schema.format === 'date-time')
    return new Date(systemContext.now().getTime() + 90 * DAY_MS).toISOString();
  return 'Some plain words about the matter.';
}

/** The fields of a schema, however deep, that are ids. */
export function idsIn(schema: z.ZodType): string[] {
  const found: string[] = [];
  const look = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ((value as Json).format === 'uuid') found.push(name);
    for (const [key, part] of Object.entries(value)) look(part, Array.isArray(value) ? name : key);
  };
  look(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
  return found;
}
