import { getLocale, getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';

/** What a member's membership lets them do, and what they can do about it. */
export async function standingInWords({ membership }: Viewer): Promise<string> {
  const [{ names }, t, locale] = await Promise.all([
    currentPolicy(),
    getTranslations('account.standing'),
    getLocale(),
  ]);
  return t(membership?.state ?? 'NONE', {
    membership: membershipName(names, locale).full,
    publication: names.publication,
  });
}
