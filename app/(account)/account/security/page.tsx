import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Notice } from '@/app/_ui/notice';
import { readLeast } from '@/lib/members/new-password/read-least';
import { AccountPage } from '../_parts/account-page';
import { Section } from '../_parts/section';
import { Address } from './address';
import { Elsewhere } from './elsewhere';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { SecurityEvents } from './security-events';
import { SecondStepSection } from './second-step-section';
import { Sessions } from './sessions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.security');
  return { title: t('title'), robots: { index: false } };
}

export default async function SecurityPage({ searchParams }: Props) {
  const [viewer, { saved, refused }] = await Promise.all([requireViewer('/account/security'), searchParams]);
  const t = await getTranslations('account');
  return (
    <AccountPage part="security" title={t('security.title')} intro={t('security.intro')}>
      <Address viewer={viewer} saved={saved === 'address'} />
      <Section id="password" title={t('change.title')}>
        {saved === 'password' && <Notice tone="good" title={t('change.saved')} live />}
        <PasswordForm
          email={viewer.email}
          words={{
            form: t('change.title'),
            present: t('change.present'),
            password: t('reset.password'),
            hint: t('passwordHint', { least: await readLeast(viewer) }),
            save: t('change.save'),
            showPassword: t('showPassword'),
          }}
        />
      </Section>
      <Passkeys viewer={viewer} saved={saved} />
      <SecondStepSection viewer={viewer} wasRemoved={saved === 'no-second-step'} />
      <Elsewhere viewer={viewer} saved={saved} refusal={refused} />
      <Sessions viewer={viewer} saved={saved} />
      <SecurityEvents viewer={viewer} />
    </AccountPage>
  );
}
