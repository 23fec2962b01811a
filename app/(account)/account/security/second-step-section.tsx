import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Dateline } from '@/app/_ui/timestamp';
import { readSecondStep } from '@/lib/members/second-factor/read-second-step';
import type { Viewer } from '@/lib/members/viewer';
import { Section } from '../_parts/section';

/** What is asked for after the password, and the way to change it. */
export async function SecondStepSection({ viewer, wasRemoved }: { viewer: Viewer; wasRemoved: boolean }) {
  const [t, { since, recoveryCodes: left }] = await Promise.all([
    getTranslations('secondStep'),
    readSecondStep({ viewer }),
  ]);
  return (
    <Section id="second-step" title={t('title')}>
      {wasRemoved && <Notice tone="good" title={t('isOff')} live />}
      {since ? (
        <p>
          {t.rich('since', { day: () => <Dateline at={since} /> })} {t('left', { left })}
        </p>
      ) : (
        <p>{t('intro')}</p>
      )}
      <div>
        <ButtonLink href="/account/security/second-step">{t(since ? 'change' : 'setUpLink')}</ButtonLink>
      </div>
    </Section>
  );
}
