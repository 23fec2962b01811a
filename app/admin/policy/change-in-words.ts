import { policyPatch, type PolicyPatch } from '@/lib/policy/schemas';
import { labelOf, type Say } from './setting-words';
import { asText, inOneLine, settings, valueOf } from './setting-fields';

/**
 * The end of the sentence "… changed the policy": which settings, and to what. The audit keeps a change as its number
 * and what was given, as JSON.
 */
export function policyChangeInWords(reason: string | null, t: Say): string {
  const [, version, json] = /^Version (\d+): (.*)$/s.exec(reason ?? '') ?? [];
  const patch = json === undefined ? null : parse(json);
  if (!patch) return reason ? `: ${reason}` : '.';
  const changes = settings.flatMap((setting) => {
    const value = valueOf(patch, setting);
    return value === undefined
      ? []
      : [t('change.one', { label: labelOf(setting, t), value: inShort(value, t) })];
  });
  return t('change.versioned', { version: version ?? '', changes: changes.join('; ') });
}

function parse(json: string): PolicyPatch | null {
  try {
    return policyPatch.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const inShort = (value: unknown, t: Say): string =>
  Array.isArray(value) ? inOneLine(value) || t('noneInside') : asText(value);
