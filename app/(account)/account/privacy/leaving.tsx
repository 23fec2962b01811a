import { getLocale, getTranslations } from 'next-intl/server';
import { Done } from '@/app/_ui/done';
import { Notice } from '@/app/_ui/notice';
import { Moment } from '@/app/_ui/timestamp';
import { formerName } from '@/lib/members/leaving/former-name';
import { readDeparture } from '@/lib/members/leaving/read-departure';
import { readPayments } from '@/lib/members/stripe/read-payments';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import styles from '../_parts/account.module.css';
import { ProveFirst } from '../_parts/prove-first';
import { Section } from '../_parts/section';
import { LeaveForm } from './leave-form';
import { StayForm } from './stay-form';

/** Leaving for good, or staying after all. `saved`: what they have just done about it. */
export async function Leaving({ viewer, saved }: { viewer: Viewer; saved: unknown }) {
  const [departure, payments, { names }, t, locale] = await Promise.all([
    readDeparture({ viewer }),
    readPayments({ viewer }),
    currentPolicy(),
    getTranslations('account.leaving'),
    getLocale(),
  ]);
  const former = formerName(names, locale);
  const pays = payments?.subscriptions.some(({ state }) => state !== 'ended') && (
    <p>{(await getTranslations('payments.subscription'))('leaving')}</p>
  );
  if (departure) {
    const { endsAt, comments } = departure;
    return (
      <Section id="leaving" title={t('asked')}>
        <Notice
          tone="bad"
          live={saved === 'leaving'}
          title={t.rich('closes', { moment: () => <Moment key="moment" at={endsAt} /> })}
        >
          <p>
            {t('closesWhy')} {t('comments', { fate: comments, former })}
          </p>
          {pays}
        </Notice>
        <StayForm words={t('stay')} />
      </Section>
    );
  }
  return (
    <Section id="leaving" title={t('title')}>
      {saved === 'stayed' && <Done title={t('stayed')} />}
      <p className={styles.intro}>{t('intro')}</p>
      {pays}
      <LeaveForm
        first={viewer.provedLately ? null : <ProveFirst next="/account/privacy#leaving" />}
        words={{
          form: t('form'),
          what: t('what'),
          choices: {
            KEEP: { label: t('keep', { former }), explanation: t('keepWhy') },
            ERASE: { label: t('erase'), explanation: t('eraseWhy') },
          },
          ask: t('ask'),
        }}
      />
    </Section>
  );
}
