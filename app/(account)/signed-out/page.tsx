import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { Page, PageHeading } from '@/app/_ui/page';
import { currentPolicy } from '@/lib/policy/current-policy';
import { safeCallback } from '@/lib/web/http/origin';
import { signOutElsewhere } from '@/lib/web/outside/providers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signedOut');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

/**
 * Leads whoever has signed out here on to where the publication signs them out. It stands in between because a form of ours may lead nowhere else
 * by our content policy; a browser goes on by itself, and whoever's does not follows the link.
 */
export default async function SignedOutPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl);
  const url = signOutElsewhere(callbackUrl);
  if (url === null) redirect(callbackUrl);
  const [t, { names }] = await Promise.all([getTranslations('account.signedOut'), currentPolicy()]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <meta httpEquiv="refresh" content={`0; url=${url}`} />
        <PageHeading title={t('title')} intro={t('intro', { publication: names.publication })} />
        <p>
          <ButtonLink href={url} tone="primary">
            {t('go', { publication: names.publication })}
          </ButtonLink>
        </p>
      </Page>
    </PageFrame>
  );
}
