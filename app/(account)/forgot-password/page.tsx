import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { RESET_MINUTES } from '@/lib/members/password-reset/schemas';
import { AskByAddress } from '../_parts/ask-by-address';
import { sendReset } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.forgot');
  return { title: t('title'), robots: { index: false } };
}

/** For whoever cannot sign in any more: a letter brings a link. */
export default async function ForgotPasswordPage() {
  const [t, account] = await Promise.all([getTranslations('account.forgot'), getTranslations('account')]);
  return (
    <PageFrame returnTo="/">
      <Page column>
        <PageHeading title={t('title')} intro={t('intro', { minutes: RESET_MINUTES })} />
        <AskByAddress
          ask={sendReset}
          words={{
            form: t('title'),
            email: account('email'),
            send: t('send'),
            sent: t('sent'),
            then: [t('ifAccount', { minutes: RESET_MINUTES }), t('none')],
          }}
        />
      </Page>
    </PageFrame>
  );
}
