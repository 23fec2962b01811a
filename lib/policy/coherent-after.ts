import { invalid } from '@/lib/platform/errors';
import { applyPatch } from './rules';
import { policySettings, type PolicyPatch, type PolicySettings } from './schemas';

/**
 * The settings that a change leads to.
 * @throws 400 naming the setting when the whole would not be coherent
 */
export function coherentAfter(current: PolicySettings, patch: PolicyPatch): PolicySettings {
  const parsed = policySettings.safeParse(applyPatch(current, patch));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? 'policy';
  throw invalid('invalid-policy', `${field} ${issue?.message ?? 'is invalid'}.`, { field });
}
