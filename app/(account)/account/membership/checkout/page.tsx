import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { requireViewer } from '@/app/_frame/require-viewer';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { withQuery } from '@/app/_ui/with-query';
import { readCheckout } from '@/lib/members/stripe/read-checkout';
import type { Viewer } from '@/lib/members/viewer';
import { AppError } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AccountPage } from '../../_parts/account-page';

const PAGE = '/account/membership/checkout';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payments.checkout');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Leads on to the page of Stripe's in which a member pays. It stands in between because a form of ours may lead nowhere else by our content
 * policy; a browser goes on by itself, and whoever's does not follows the link.
 */
export default async function CheckoutPage({ searchParams }: Props) {
  const [viewer, { plan: asked }] = await Promise.all([requireViewer(PAGE), searchParams]);
  const [t, { membership, names }, open] = await Promise.all([
    getTranslations('payments.checkout'),
    currentPolicy(),
    checkoutOf(viewer),
  ]);
  if (open === null) redirect('/account/membership');
  if (open === 'away')
    return (
      <AccountPage part="membership" title={t('title')}>
        <Notice tone="bad" title={t('away', { publication: names.publication })}>
          <p>
            <a href={typeof asked === 'string' ? withQuery(PAGE, { plan: asked }) : PAGE}>{t('again')}</a>
          </p>
        </Notice>
      </AccountPage>
    );
  const { plan, url } = open;
  // Chosen in another window since.
  if (asked !== undefined && asked !== plan) redirect(withQuery('/account/membership', { back: 'other' }));
  return (
    <AccountPage part="membership" title={t('title')}>
      <meta httpEquiv="refresh" content={`0; url=${url}`} />
      <p>{t('words', { plan: membership.plans.find(({ key }) => key === plan)?.name ?? plan })}</p>
      <p>
        <ButtonLink href={url} tone="primary">
          {t('go')}
        </ButtonLink>
      </p>
      <p>
        <a href="/account/membership">{t('other')}</a>
      </p>
    </AccountPage>
  );
}

/** Who may not pay any more has nothing to pay here. */
async function checkoutOf(viewer: Viewer): Promise<{ plan: string; url: string } | 'away' | null> {
  try {
    return await readCheckout({ viewer });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'payments-away') return 'away';
    if (error.status === 403) return null;
    throw error;
  }
}
