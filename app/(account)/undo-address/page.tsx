import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { findChangeByLink } from '@/lib/members/address/undo-change';
import { LinkForm } from '../_parts/link-form';
import { takeBack } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.address');
  return { title: t('undoTitle'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ token?: string | string[]; done?: string | string[] }> };

/** Where the link of the letter to an address leads that another has taken the place of. */
export default async function UndoAddressPage({ searchParams }: Props) {
  const { token: given, done } = await searchParams;
  const token = String(given ?? '');
  const [change, t] = await Promise.all([findChangeByLink({ token }), getTranslations('account.address')]);
  const isOver = !done && !change;
  return (
    <PageFrame returnTo="/">
      <Page column>
        {isOver && (
          <PageHeading
            title={t('over')}
            intro={t.rich('overWhy', { link: linkTo('/account/security#address') })}
          />
        )}
        {done && (
          <>
            <PageHeading title={t('undoTitle')} />
            <Done title={t('undone')}>
              <p>{t('undoneThen')}</p>
            </Done>
          </>
        )}
        {!done && change && (
          <>
            <PageHeading
              title={t('undoTitle')}
              intro={t('undoIntro', { email: change.email, former: change.formerEmail })}
            />
            <LinkForm action={takeBack} token={token} words={{ form: t('undoTitle'), act: t('undo') }} />
          </>
        )}
      </Page>
    </PageFrame>
  );
}
