import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { findHolderByLink } from '@/lib/members/sign-in-link/find-holder';
import { LINK_MINUTES } from '@/lib/members/sign-in-link/schemas';
import { safeCallback } from '@/lib/web/http/origin';
import { AskByAddress } from '../../_parts/ask-by-address';
import { LinkForm } from '../../_parts/link-form';
import { enterByLink, sendLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.link');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ [name in 'token' | 'callbackUrl']?: string | string[] }> };

/**
 * Where one asks for a letter with a link to sign in with, and where that link leads. Opening it does nothing: the button does, for mail
 * programs open links by themselves. The token stands in the query, which no log has.
 */
export default async function SignInLinkPage({ searchParams }: Props) {
  const { token: given, ...asked } = await searchParams;
  const callbackUrl = safeCallback(asked.callbackUrl);
  const token = given === undefined ? null : String(given);
  const [found, t, account] = await Promise.all([
    token === null ? null : findHolderByLink({ token }),
    getTranslations('account.link'),
    getTranslations('account'),
  ]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        {token !== null && found ? (
          <>
            <PageHeading title={account('signIn')} intro={t('as', { name: found.holder.displayName })} />
            <LinkForm
              action={enterByLink}
              token={token}
              words={{ form: account('signIn'), act: account('signIn') }}
            />
          </>
        ) : (
          <>
            <PageHeading
              title={t(token === null ? 'title' : 'over')}
              intro={t(token === null ? 'intro' : 'again', { minutes: LINK_MINUTES })}
            />
            <AskByAddress
              ask={sendLink}
              fields={{ callbackUrl }}
              words={{
                form: t('title'),
                email: account('email'),
                send: t('send'),
                sent: t('sent'),
                then: [t('ifAccount', { minutes: LINK_MINUTES }), t('none')],
              }}
            />
          </>
        )}
      </Page>
    </PageFrame>
  );
}
