import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { readInvitation } from '@/lib/members/invitations/accept-invitation';
import { shortestFor } from '@/lib/members/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AcceptForm } from './accept-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitations.accept');
  return { title: t('save'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the link of an invitation leads. Opening it does nothing: the button does, for mail programs open links by themselves. */
export default async function InvitationPage({ searchParams }: Props) {
  const token = String((await searchParams).token ?? '');
  const [invitation, { names }, t, account] = await Promise.all([
    readInvitation({ token }),
    currentPolicy(),
    getTranslations('invitations.accept'),
    getTranslations('account'),
  ]);
  const isOffice = invitation?.role !== 'MEMBER';
  return (
    <PageFrame returnTo="/">
      <Page column>
        {invitation ? (
          <>
            <PageHeading
              title={t('title', { publication: names.publication })}
              intro={
                isOffice
                  ? t('intro', { role: invitation.role, email: invitation.email })
                  : t('introOfMember', { membership: names.membership, email: invitation.email })
              }
            />
            {invitation.isNamed && <p>{t('named')}</p>}
            <AcceptForm
              token={token}
              name={invitation.displayName ?? undefined}
              words={{
                form: t('save'),
                name: account('name'),
                nameHint: account('nameHint'),
                hint: account('passwordHint', { least: shortestFor(isOffice) }),
                password: account('password'),
                showPassword: account('showPassword'),
              }}
            />
          </>
        ) : (
          <PageHeading title={t('over')} intro={t.rich('overThen', { signin: linkTo('/sign-in') })} />
        )}
      </Page>
    </PageFrame>
  );
}
