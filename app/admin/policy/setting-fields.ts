import { z } from 'zod';
import type { Messages } from '@/lib/language/translator';
import { linesOf } from '@/lib/platform/text/lines-of';
import { policySettings, wordings, type Policy, type PolicyPatch } from '@/lib/policy/schemas';

type Words = Messages['settings'];
type Section = keyof Words['sections'];

/** How one setting of the policy is shown and typed, in plain data. All of it is read off the policy's schema. */
export type Setting = {
  /** The form's field; its label and help stand in the messages under this name. */
  name: keyof Words['fields'];
  section: Section;
  path: readonly string[];
  kind: 'text' | 'number' | 'choice' | 'yes-no' | 'words' | keyof typeof lists;
  unit?: keyof Words['units'];
  choices?: readonly string[];
  /** Of a number that need not be whole. */
  fraction?: boolean;
  /** What may be given: the end of "… must be". */
  range: { name: keyof Words['ranges']; limits: Record<string, string | number> };
};

/** What JSON Schema says, and within it the wordings of each setting. */
type Described = z.core.JSONSchema.JSONSchema &
  Partial<Pick<Setting, 'name' | 'unit'>> & { range?: Setting['range']['name'] };

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
      if (type === 'object') {
        const kind =
          properties && 'lifts' in properties
            ? 'reactions'
            : properties && 'rule' in properties
              ? 'reasons'
              : 'plans';
        return { kind, ...range(kind, { most }) };
      }
      if (choices) return { kind: 'words', ...range('several', { choices: choices.join(', ') }) };
      return { kind: 'words', ...range(schema.range ?? 'words', { most, min: minLength, max: maxLength }) };
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
  list
    .map((one) => (isReason(one) ? `${one.rule} (${one.language})` : isNamed(one) ? one.name : String(one)))
    .join(', ');

const asLine = (one: unknown): string => {
  if (isReason(one)) return [one.rule, one.language, one.text.replaceAll('\n', ' ')].join(' | ');
  if (!isNamed(one)) return String(one);
  const { key, name, price } = one;
  const says = one.description ?? (one.lifts === true ? LIFTS : DOES_NOT);
  return [key, name, says, ...(price === undefined ? [] : [price])].join(' | ');
};

/** A reaction, or a plan. */
type Named = { key: string; name: string; lifts?: unknown; description?: string; price?: string };
const LIFTS = 'lifts';
const DOES_NOT = 'does not lift';

type Reason = { rule: string; language: string; text: string };
const isReason = (one: unknown): one is Reason => typeof one === 'object' && one !== null && 'rule' in one;

const isNamed = (one: unknown): one is Named => typeof one === 'object' && one !== null;

/** What was typed into the field of a setting; something that is not one of its values stays what it is. */
export function fromText(text: string, { kind }: Setting): unknown {
  if (kind === 'words') return linesOf(text);
  if (kind in lists) return linesOf(text).map((line): unknown => lists[kind as keyof typeof lists](line));
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (kind !== 'number') return text;
  const typed = text.trim().replace(',', '.');
  return typed === '' ? text : Number(typed);
}

/** Lists whose lines have parts. */
const lists = { reactions: reactionFrom, plans: planFrom, reasons: reasonFrom } satisfies Record<
  string,
  (line: string) => unknown
>;

const partsOf = (line: string): string[] => line.split('|').map((part) => part.trim());

/** How the ids of prices at Stripe begin. */
const PRICE = 'price_';

function planFrom(line: string): Named {
  const [key = '', name = '', ...rest] = partsOf(line);
  // What is meant for a price and is none is refused as one.
  const price = rest.length > 1 && rest.at(-1)?.startsWith(PRICE) ? rest.pop() : undefined;
  return { key, name, description: rest.join(' | '), ...(price !== undefined && { price }) };
}

function reasonFrom(line: string): Reason {
  const [rule = '', language = '', ...text] = partsOf(line);
  return { rule, language, text: text.join(' | ') };
}

function reactionFrom(line: string): Named {
  const [key = '', name = '', lifts = '', ...more] = partsOf(line);
  const says = more.length > 0 ? undefined : { [LIFTS]: true, [DOES_NOT]: false }[lifts.toLowerCase()];
  return { key, name, lifts: says ?? lifts };
}
