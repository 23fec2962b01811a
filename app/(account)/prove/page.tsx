import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { listPasskeys } from '@/lib/members/passkeys/change-passkeys';
import { PROOF_MINUTES } from '@/lib/members/proof/schemas';
import { safeCallback } from '@/lib/web/http/origin';
import { PasskeyForm } from '../_parts/passkey-form';
import { proveByPasskey } from './actions';
import { ProveForm } from './prove-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions.proof');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ [name in 'next' | 'after']?: string | string[] }> };

/** Where somebody who is signed in shows once more that it is they, before what is dangerous; then they go on. */
export default async function ProvePage({ searchParams }: Props) {
  const asked = await searchParams;
  const next = safeCallback(asked.next, '');
  const here = next ? withQuery('/prove', { next }) : '/prove';
  const viewer = await requireViewer(here);
  if (viewer.provedLately && next) redirect(next);
  const [t, account, passkeys] = await Promise.all([
    getTranslations('sessions.proof'),
    getTranslations('account'),
    getTranslations('passkeys'),
  ]);
  const minutes = PROOF_MINUTES;
  const hasPasskey = (await listPasskeys({ viewer })).length > 0;
  return (
    <PageFrame returnTo={here}>
      <Page column>
        {asked.after === 'proof' && viewer.provedLately ? (
          <Done title={t('done')}>
            <p>{t('then', { minutes })}</p>
          </Done>
        ) : (
          <>
            <PageHeading title={t('title')} intro={t('intro', { minutes })} />
            {hasPasskey && (
              <PasskeyForm
                action={proveByPasskey}
                fields={{ next }}
                words={{
                  use: passkeys('useProof'),
                  stopped: passkeys('stopped'),
                  failed: passkeys('failed'),
                  late: passkeys('late'),
                }}
              />
            )}
            {/* A password is no second step. */}
            {!(hasPasskey && viewer.owesSecondStep) && (
              <ProveForm
                email={viewer.email}
                next={next}
                words={{
                  form: t('title'),
                  send: t('send'),
                  password: account('password'),
                  showPassword: account('showPassword'),
                }}
              />
            )}
          </>
        )}
      </Page>
    </PageFrame>
  );
}
