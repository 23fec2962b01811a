import { isDeepStrictEqual } from 'node:util';
import type { SettingChange } from '@/lib/policy/compare-settings';
import { asText, inOneLine, settings, type Setting } from './setting-fields';
import { choiceInWords, labelOf, type Say } from './setting-words';

/** Entries of a list that are named; of more it is said how many. */
const NAMED = 12;

/** A setting's value for reading. */
export function valueInWords(value: unknown, setting: Setting, t: Say): string {
  if (Array.isArray(value)) return inOneLine(value) || t('none');
  if (value === '') return t('none');
  if (setting.kind === 'yes-no') return t(value ? 'yes' : 'no');
  if (setting.kind === 'choice') return choiceInWords(setting, asText(value), t);
  if (setting.kind === 'number' && setting.unit)
    return t('valueWithUnit', { value: asText(value), unit: t(`units.${setting.unit}`) });
  return asText(value);
}

/** A setting that differs between two versions: its values; or of a list what went (`from`) and what came (`to`). */
export type Difference = { name: Setting['name']; label: string; ofList: boolean; from: string; to: string };

/** The differences in words, in the order of the policy's page. */
export function differencesInWords(changes: readonly SettingChange[], t: Say): Difference[] {
  return settings.flatMap((setting): Difference[] => {
    const change = changes.find(({ path }) => isDeepStrictEqual(path, setting.path));
    if (!change) return [];
    const { name } = setting;
    const { from, to } = change;
    const known = { name, label: labelOf(setting, t) };
    if (!Array.isArray(from) || !Array.isArray(to)) {
      const say = (value: unknown) => valueInWords(value, setting, t);
      return [{ ...known, ofList: false, from: say(from), to: say(to) }];
    }
    const say = (list: unknown[]) => shortened(list, t);
    return [{ ...known, ofList: true, from: say(without(from, to)), to: say(without(to, from)) }];
  });
}

/** What a setting's default is, where it has been changed; of a list, what was added to it and taken from it. */
export const changedInWords = ({ ofList, from, to }: Difference, t: Say): string =>
  ofList
    ? t('changedList', { hasCome: to ? 'yes' : 'no', come: to, hasGone: from ? 'yes' : 'no', gone: from })
    : t('changed', { value: from });

const without = (list: readonly unknown[], other: readonly unknown[]): unknown[] => {
  const known = new Set(other.map((one) => JSON.stringify(one)));
  return list.filter((one) => !known.has(JSON.stringify(one)));
};

function shortened(list: readonly unknown[], t: Say): string {
  const words = list
    .slice(0, NAMED)
    .map((one) => asText([one]))
    .join(', ');
  return list.length > NAMED ? t('andMore', { words, more: list.length - NAMED }) : words;
}
