'use server';

import { redirect } from 'next/navigation';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { translator } from '@/lib/language/translator';
import { conflict, invalid } from '@/lib/platform/errors';
import { changePolicy, readPolicy } from '@/lib/moderation/change-policy';
import { defineAction } from '@/lib/web/http/define-action';
import { changesIn, flawInSetting, policyForm } from './read-form';

/** Changes what differs from the policy in force, and shows the page again, which says so. */
export const savePolicy = defineAction({
  input: policyForm,
  flaw: (locale, issue) => flawInSetting(issue, translator(locale, 'settings')),
  run: async ({ input: { version, reason, texts }, viewer }): Promise<undefined> => {
    const admin = stillSignedIn(viewer);
    const policy = await readPolicy({ viewer: admin });
    if (policy.version !== version) {
      throw conflict('policy-changed', { facts: { version: policy.version } });
    }
    const patch = changesIn(texts, policy);
    if (!patch) redirect('/admin/policy?saved=unchanged');
    if (!reason) throw invalid('invalid-input', { field: 'reason', flaw: 'missing' });
    await changePolicy({ viewer: admin, patch: { ...patch, version, reason } });
    redirect('/admin/policy?saved=changed');
  },
});
