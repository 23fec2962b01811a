import type { Reason } from '@/lib/platform/reasons';
import { policyPatch, type PolicyPatch } from '@/lib/policy/schemas';
import { labelOf, type Say } from './setting-words';
import { asText, inOneLine, settings, valueOf } from './setting-fields';

/** The end of the sentence "… changed the policy": which settings, and to what, from the reason that the audit has of it. */
export function policyChangeInWords(reason: Reason | null, t: Say): string {
  if (reason === null || typeof reason === 'string') return reason ? `: ${reason}` : '.';
  if (reason.code !== 'policy-changed') return '.';
  const { version, patch } = reason.facts;
  // What was changed by an older version may be no setting any more.
  const { data } = policyPatch.safeParse(JSON.parse(String(patch)));
  return t('change.versioned', { version, changes: data ? inWords(data, t) : patch });
}

function inWords(patch: PolicyPatch, t: Say): string {
  const changes = settings.flatMap((setting) => {
    const value = valueOf(patch, setting);
    return value === undefined
      ? []
      : [t('change.one', { label: labelOf(setting, t), value: inShort(value, t) })];
  });
  return changes.join('; ');
}

const inShort = (value: unknown, t: Say): string =>
  Array.isArray(value) ? inOneLine(value) || t('noneInside') : asText(value);
