import { flawed } from '@/lib/platform/flaws';
import { applyPatch } from './rules';
import { policySettings, type PolicyPatch, type PolicySettings } from './schemas';

/**
 * The settings that a change leads to.
 * @throws 400 naming the setting when the whole would not be coherent
 */
export function coherentAfter(current: PolicySettings, patch: PolicyPatch): PolicySettings {
  const parsed = policySettings.safeParse(applyPatch(current, patch));
  if (parsed.success) return parsed.data;
  throw flawed(parsed.error.issues[0]!, 'invalid-policy');
}
