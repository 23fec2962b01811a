import { z } from 'zod';
import type { Messages } from '@/lib/language/translator';
import { policySettings, wordings, type Policy, type PolicyPatch } from '@/lib/policy/schemas';

type Words = Messages['settings'];
type Section = keyof Words['sections'];

/** How one setting of the policy is shown and typed, in plain data. All of it is read off the policy's schema. */
export type Setting = {
  /** The form's field; its label and help stand in the messages under this name. */
  name: keyof Words['fields'];
  section: Section;
  path: readonly string[];
  kind: 'text' | 'number' | 'choice' | 'yes-no' | 'words' | 'reactions' | 'plans';
  unit?: keyof Words['units'];
  choices?: readonly string[];
  /** Of a number that need not be whole. */
  fraction?: boolean;
  /** What may be given: the end of "… must be". */
  range: { name: keyof Words['ranges']; limits: Record<string, string | number> };
};

/** What JSON Schema says, and within it the wordings of each setting. */
type Described = z.core.JSONSchema.JSONSchema & Partial<Pick<Setting, 'name' | 'unit'>>;

function settingsIn(schema: Described, path: string[] = []): Setting[] {
  if (schema.type === 'object')
    return Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
      settingsIn(part as Described, [...path, key]),
    );
  const { name, unit } = schema;
  if (!name) throw new Error(`${path.join('.')} is not a setting: it has no wording`);
  return [{ name, section: path[0] as Section, path, unit, ...typing(schema) }];
}

function typing(schema: Described): Pick<Setting, 'kind' | 'choices' | 'fraction' | 'range'> {
  const range = (name: Setting['range']['name'], limits: Record<string, unknown> = {}) => ({
    range: { name, limits: limits as Record<string, string | number> },
  });
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  switch (schema.type) {
    case 'boolean':
      return { kind: 'yes-no', ...range('yesNo') };
    case 'integer':
      return { kind: 'number', ...range('whole', { min: minimum, max: maximum }) };
    case 'number': {
      const end = exclusiveMaximum === undefined ? 'above' : 'between';
      return {
        kind: 'number',
        fraction: true,
        ...range(exclusiveMinimum === undefined ? 'number' : end, {
          min: exclusiveMinimum ?? minimum,
          max: exclusiveMaximum ?? maximum,
        }),
      };
    }
    case 'array': {
      const { type, properties, enum: choices, minLength, maxLength } = schema.items as Described;
      const most = schema.maxItems;
      const name = properties && 'lifts' in properties ? 'reactions' : 'plans';
      if (type === 'object') return { kind: name, ...range(name, { most }) };
      if (choices) return { kind: 'words', ...range('several', { choices: choices.join(', ') }) };
      return { kind: 'words', ...range('words', { most, min: minLength, max: maxLength }) };
    }
    default:
      return schema.enum
        ? { kind: 'choice', choices: schema.enum as string[], ...range('choice') }
        : { kind: 'text', ...range(textRange(schema), { min: schema.minLength, max: schema.maxLength }) };
  }
}

const textRange = ({ pattern, minLength }: Described) =>
  pattern ? 'page' : minLength === undefined ? 'upTo' : 'text';

/** Every setting, in the order of the schema, which is that of the page. */
export const settings: readonly Setting[] = settingsIn(
  z.toJSONSchema(policySettings, { metadata: wordings, io: 'input' }) as Described,
);

/** The parts of the policy, in the order of the page. */
export const sections = Object.keys(policySettings.shape) as Section[];

/** The value of a setting. */
export const valueOf = (policy: Policy | PolicyPatch, { path }: Setting): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], policy);

/** A value as it stands in the form's field. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asLine).join('\n');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** The text of every setting, as the form's fields have it. */
export const textsOf = (policy: Policy): Record<string, string> =>
  Object.fromEntries(settings.map((setting) => [setting.name, asText(valueOf(policy, setting))]));

/** A list in one line of prose; empty when there is nothing in it. */
export const inOneLine = (list: readonly unknown[]): string =>
  list.map((one) => (isNamed(one) ? one.name : String(one))).join(', ');

const asLine = (one: unknown): string => {
  if (!isNamed(one)) return String(one);
  const { key, name, price } = one;
  const says = one.description ?? (one.lifts === true ? LIFTS : DOES_NOT);
  return [key, name, says, ...(price === undefined ? [] : [price])].join(' | ');
};

/** A reaction, or a plan. */
type Named = { key: string; name: string; lifts?: unknown; description?: string; price?: string };
const LIFTS = 'lifts';
const DOES_NOT = 'does not lift';

const isNamed = (one: unknown): one is Named => typeof one === 'object' && one !== null;

/** What was typed into the field of a setting; something that is not one of its values stays what it is. */
export function fromText(text: string, { kind }: Setting): unknown {
  if (kind === 'words') return linesOf(text);
  if (kind === 'reactions') return linesOf(text).map(reactionFrom);
  if (kind === 'plans') return linesOf(text).map(planFrom);
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (kind !== 'number') return text;
  const typed = text.trim().replace(',', '.');
  return typed === '' ? text : Number(typed);
}

/** How the ids of prices at Stripe begin. */
const PRICE = 'price_';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function planFrom(line: string): Named {
  const [key = '', name = '', ...rest] = line.split('|').map((part) => part.trim());
  // What is meant for a price and is none is refused as one.
  const price = rest.length > 1 && rest.at(-1)?.startsWith(PRICE) ? rest.pop() : undefined;
  return { key, name, description: rest.join(' | '), ...(price !== undefined && { price }) };
}

function reactionFrom(line: string): Named {
  const [key = '', name = '', lifts = '', ...more] = line.split('|').map((part) => part.trim());
  const says = more.length > 0 ? undefined : { [LIFTS]: true, [DOES_NOT]: false }[lifts.toLowerCase()];
  return { key, name, lifts: says ?? lifts };
}
