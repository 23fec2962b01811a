import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Notice } from '@/app/_ui/notice';
import { withQuery } from '@/app/_ui/with-query';
import { worksAtDesk } from '@/lib/members/permissions';
import { readSecondStep, readSetUp } from '@/lib/members/second-factor/read-second-step';
import { SET_UP_MINUTES, type TotpSetUpView } from '@/lib/members/second-factor/schemas';
import { safeCallback } from '@/lib/web/http/origin';
import { AccountPage } from '../../_parts/account-page';
import { RemoveForm, RenewForm } from './change-forms';
import { NewCodes } from './new-codes';
import { QrCode } from './qr-code';
import { BeginForm, ConfirmForm } from './set-up-forms';
import styles from './second-step.module.css';

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondStep');
  return { title: t('title'), robots: { index: false } };
}

/** Setting up what is asked for after the password, and changing it. `callbackUrl` is where somebody was about to go who needs one for it. */
export default async function SecondStepPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl, '');
  const viewer = await requireViewer(withQuery('/account/security/second-step', { callbackUrl }));
  const [t, account, { since }, setUp] = await Promise.all([
    getTranslations('secondStep'),
    getTranslations('account'),
    readSecondStep({ viewer }),
    readSetUp({ viewer }),
  ]);
  const proof = {
    present: account('change.present'),
    showPassword: account('showPassword'),
    code: t('code'),
    codeHint: t('anyCode'),
  };
  return (
    <AccountPage part="security" title={t('title')} intro={t('intro')}>
      {viewer.owesSecondStep && <Notice title={t(worksAtDesk(viewer) ? 'owed.staff' : 'owed.everyone')} />}
      <NewCodes
        callbackUrl={callbackUrl || '/account/security#second-step'}
        words={{
          isOn: t('isOn'),
          renewed: t('renewed'),
          keep: t('keep'),
          list: t('recoveryCodes'),
          goOn: t(callbackUrl ? 'goOn' : 'back'),
        }}
      />
      {since ? (
        <>
          <RenewForm
            email={viewer.email}
            words={{
              ...proof,
              form: t('renew.title'),
              explained: t('renew.explained'),
              button: t('renew.button'),
            }}
          />
          <RemoveForm
            email={viewer.email}
            words={{
              ...proof,
              form: t('remove.title'),
              explained: t('remove.explained'),
              button: t('remove.button'),
            }}
          />
        </>
      ) : setUp ? (
        <SetUp setUp={setUp} />
      ) : (
        <>
          <p>{t('need')}</p>
          <BeginForm
            email={viewer.email}
            callbackUrl={callbackUrl}
            words={{
              form: t('begin.title'),
              present: proof.present,
              showPassword: proof.showPassword,
              begin: t('begin.button'),
            }}
          />
        </>
      )}
    </AccountPage>
  );
}

async function SetUp({ setUp: { secret, uri } }: { setUp: TotpSetUpView }) {
  const t = await getTranslations('secondStep.setUp');
  return (
    <ol className={styles.steps} role="list">
      <li className={styles.step}>
        <h2>{t('read')}</h2>
        <QrCode text={uri} label={t('picture')} />
        <p>{t.rich('here', { link: (words) => <a href={uri}>{words}</a> })}</p>
        <p id="secret-words">{t('type')}</p>
        <code className={styles.secret} dir="ltr" aria-describedby="secret-words">
          {secret}
        </code>
      </li>
      <li className={styles.step}>
        <h2>{t('confirm')}</h2>
        <ConfirmForm
          words={{
            form: t('confirm'),
            code: t('code'),
            hint: t('hint', { minutes: SET_UP_MINUTES }),
            turnOn: t('turnOn'),
          }}
        />
      </li>
    </ol>
  );
}
