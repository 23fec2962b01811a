import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { composerPath } from '@/app/_ui/article-path';
import { Done } from '@/app/_ui/done';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { findLatestDraft } from '@/lib/comments/drafts/read-draft';
import { findClaimByLink } from '@/lib/members/address/verify-address';
import { currentPolicy } from '@/lib/policy/current-policy';
import { currentViewer } from '@/lib/web/session/viewer';
import { ConfirmForm } from './confirm-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.address');
  return { title: t('confirmTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ token?: string | string[]; done?: string | string[] }> };

/** Where the link of a letter leads that shows that an address is somebody's, for who is signed in here as that, or knows the password. */
export default async function ConfirmAddressPage({ searchParams }: Props) {
  const { token: given, done } = await searchParams;
  const token = String(given ?? '');
  const [claim, t] = await Promise.all([findClaimByLink({ token }), getTranslations('account.address')]);
  return (
    <PageFrame returnTo="/">
      <Page column>
        {done ? (
          <Confirmed />
        ) : claim ? (
          <Confirm token={token} claim={claim} />
        ) : (
          <PageHeading
            title={t('over')}
            intro={t.rich('overWhy', { link: linkTo('/account/security#address') })}
          />
        )}
      </Page>
    </PageFrame>
  );
}

type Claim = NonNullable<Awaited<ReturnType<typeof findClaimByLink>>>;

async function Confirm({
  token,
  claim: { email, displayName: name, memberId },
}: {
  token: string;
  claim: Claim;
}) {
  const [t, account, viewer, { names }] = await Promise.all([
    getTranslations('account.address'),
    getTranslations('account'),
    currentViewer(),
    currentPolicy(),
  ]);
  const { publication } = names;
  const isTheirs = viewer?.id === memberId;
  return (
    <>
      <PageHeading title={t('confirmTitle')} intro={t('confirmIntro', { email, name, publication })} />
      {!isTheirs && <p>{t('confirmAway', { name })}</p>}
      <ConfirmForm
        token={token}
        email={email}
        words={{
          form: t('confirmTitle'),
          act: t('confirm'),
          password: isTheirs
            ? null
            : { password: account('password'), showPassword: account('showPassword') },
        }}
      />
    </>
  );
}

async function Confirmed() {
  const [t, viewer, { names }] = await Promise.all([
    getTranslations('account.address'),
    currentViewer(),
    currentPolicy(),
  ]);
  const draft = viewer && (await findLatestDraft({ viewer }));
  return (
    <>
      <PageHeading title={t('confirmTitle')} />
      <Done title={t('confirmed')}>
        <p>{t('confirmedThen')}</p>
        <p>
          {draft ? (
            <a href={composerPath(draft.slug, draft.answers)}>{t('toDraft', { title: draft.title })}</a>
          ) : (
            <a href="/">{t('goOn', { publication: names.publication })}</a>
          )}
        </p>
      </Done>
    </>
  );
}
