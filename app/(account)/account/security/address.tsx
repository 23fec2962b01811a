import { getTranslations } from 'next-intl/server';
import { LetterAgain } from '@/app/_frame/letter-again';
import { Done } from '@/app/_ui/done';
import { readPendingAddress } from '@/lib/members/address/read-pending';
import { UNDO_DAYS } from '@/lib/members/address/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { Section } from '../_parts/section';
import { AddressForm } from './address-forms';

/** The address that a member has, what is under way about it, and how another takes its place. */
export async function Address({ viewer, saved }: { viewer: Viewer; saved: boolean }) {
  const [pending, t, account] = await Promise.all([
    readPendingAddress({ viewer }),
    getTranslations('account.address'),
    getTranslations('account'),
  ]);
  const { email, verified } = viewer;
  return (
    <Section id="address" title={t('title')}>
      {saved && <Done title={t('sent')} />}
      <p>{verified ? t('verified', { email }) : t('unverified', { email })}</p>
      {pending && <p>{t('pending', { email: pending })}</p>}
      {/* Who has shown no address to be theirs has the same above every page. */}
      {verified && pending && <LetterAgain words={{ again: t('again'), sent: t('sent') }} />}
      <AddressForm
        username={email}
        words={{
          form: t('change'),
          email: t('new'),
          hint: verified ? t('newHint', { days: UNDO_DAYS }) : undefined,
          present: account('change.present'),
          save: t('save'),
          showPassword: account('showPassword'),
        }}
      />
    </Section>
  );
}
