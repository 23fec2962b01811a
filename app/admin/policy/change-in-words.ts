import { policyPatch, type PolicyPatch } from '@/lib/policy/schemas';
import { asText, settings, valueOf } from './settings';

/**
 * The end of the sentence "… changed the policy": which settings, and to what. The audit keeps a change as its number
 * and what was given, as JSON.
 */
export function policyChangeInWords(reason: string | null): string {
  const [, version, json] = /^Version (\d+): (.*)$/s.exec(reason ?? '') ?? [];
  const patch = json === undefined ? null : parse(json);
  if (!patch) return reason ? `: ${reason}` : '.';
  const changes = settings.flatMap((setting) => {
    const value = valueOf(patch, setting);
    return value === undefined ? [] : [`${setting.label}: ${inShort(value)}`];
  });
  return ` (version ${version}). ${changes.join('; ')}`;
}

function parse(json: string): PolicyPatch | null {
  try {
    return policyPatch.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const inShort = (value: unknown): string =>
  Array.isArray(value) ? (value.length === 0 ? 'none' : value.join(', ')) : asText(value);
