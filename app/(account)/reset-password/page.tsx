import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { PASSWORD_MIN } from '@/lib/members/schemas';
import { isResetOpen } from '@/lib/members/password-reset/reset-password';
import { ResetForm } from './reset-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.reset');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/**
 * Where the link of a letter leads. Opening it does nothing: the button does, for mail programs open links by themselves. The token stands
 * in the query, which no log has.
 */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const [isOpen, t, account] = await Promise.all([
    isResetOpen({ token }),
    getTranslations('account.reset'),
    getTranslations('account'),
  ]);
  return (
    <PageFrame returnTo="/">
      <Page column>
        {isOpen ? (
          <>
            <PageHeading title={t('title')} intro={t('intro')} />
            <ResetForm
              token={token}
              words={{
                form: t('title'),
                hint: account('passwordHint', { least: PASSWORD_MIN }),
                save: t('save'),
                password: t('password'),
                showPassword: account('showPassword'),
              }}
            />
          </>
        ) : (
          <PageHeading title={t('over')} intro={t.rich('again', { link: linkTo('/forgot-password') })} />
        )}
      </Page>
    </PageFrame>
  );
}
