import { changePolicy } from '@/lib/moderation/change-policy';
import type { PolicyPatch } from '@/lib/policy/schemas';
import { admin } from './people';

/** Has an administrator change the policy. */
export async function setPolicy(patch: PolicyPatch): Promise<void> {
  await changePolicy({ viewer: await admin(), patch });
}
