import { getLocale, getTranslations } from 'next-intl/server';
import { readPayments } from '@/lib/members/stripe/read-payments';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';

/** What a member's membership lets them do, and what they can do about it. */
export async function standingInWords(viewer: Viewer): Promise<string> {
  const [{ names }, payments, t, paid, locale] = await Promise.all([
    currentPolicy(),
    readPayments({ viewer }),
    getTranslations('account.standing'),
    getTranslations('payments.standing'),
    getLocale(),
  ]);
  const state = viewer.membership?.state ?? 'NONE';
  const membership = membershipName(names, locale).full;
  // Where it can be paid for here, nobody is sent to ask.
  if (payments?.offer === 'open' && (state === 'NONE' || state === 'LAPSED'))
    return paid(state, { membership });
  return t(state, { membership, publication: names.publication });
}
