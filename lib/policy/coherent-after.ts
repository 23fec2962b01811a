import { translator } from '@/lib/language/translator';
import { invalid } from '@/lib/platform/errors';
import { applyPatch } from './rules';
import { policySettings, type Incoherence, type PolicyPatch, type PolicySettings } from './schemas';

/**
 * The settings that a change leads to.
 * @throws 400 naming the setting when the whole would not be coherent
 */
export function coherentAfter(current: PolicySettings, patch: PolicyPatch): PolicySettings {
  const parsed = policySettings.safeParse(applyPatch(current, patch));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? 'policy';
  const { rule, ...found } = (issue?.code === 'custom' ? issue.params : {}) as Partial<Incoherence>;
  const message = rule
    ? translator('en', 'settings')(`rules.${rule}`, { label: field, ...found })
    : `${field} ${issue?.message ?? 'is invalid'}.`;
  throw invalid('invalid-policy', message, { field });
}
