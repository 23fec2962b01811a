import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { PageFrame } from '@/app/_frame/page-frame';
import { Button } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { SignOutForm } from '@/app/_ui/sign-out-form';
import { withQuery } from '@/app/_ui/with-query';
import { errorInWords } from '@/lib/language/error-in-words';
import type { Locale } from '@/lib/language/locales';
import { readHandover } from '@/lib/members/frames/agree-to-handover';
import type { OpenHandover } from '@/lib/members/frames/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { AppError, conflict } from '@/lib/platform/errors';
import { requestAddress } from '@/lib/web/http/request-address';
import { currentViewer } from '@/lib/web/session/viewer';
import styles from '../../_parts/doors.module.css';
import { signOutHere } from '../../sign-out-action';
import { AgreeForm } from './agree-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.handover');
  return { title: t('page'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ [name in 'id' | 'join' | 'done']?: string | string[] }> };

/**
 * The window that a frame on another site opens to be signed in. Whoever is signed in is asked, always, and told by name who is to know them:
 * a link that somebody else has sent them hands over nothing unseen. No page may frame it.
 */
export default async function HandoverPage({ searchParams }: Props) {
  const { id, join, done } = await searchParams;
  const here = withQuery('/sign-in/handover', { id: String(id ?? '') });
  const viewer = await currentViewer();
  if (!viewer && !done) redirect(withQuery(join ? '/join' : '/sign-in', { callbackUrl: here }));
  return (
    <PageFrame returnTo={here}>
      <Page column>{viewer && !done ? <Question viewer={viewer} id={id} here={here} /> : <AllDone />}</Page>
    </PageFrame>
  );
}

async function Question({ viewer, id, here }: { viewer: Viewer; id: unknown; here: string }) {
  const [asked, t, locale] = await Promise.all([
    askedBy(viewer, id),
    getTranslations('account.handover'),
    getLocale() as Promise<Locale>,
  ]);
  if (asked instanceof AppError)
    return (
      <Notice tone="bad" title={t('stopped')}>
        <p>{errorInWords(locale, asked)}</p>
      </Notice>
    );
  const site = new URL(asked.origin).host;
  const name = viewer.displayName;
  return (
    <>
      <PageHeading title={t('title', { site, name })} intro={t('intro', { site })} />
      <p className={styles.cost}>{t('warning', { site })}</p>
      <AgreeForm id={asked.id} words={{ form: t('page'), agree: t('agree', { name }) }} />
      <div className={styles.other}>
        <SignOutForm action={signOutHere}>
          <input type="hidden" name="callbackUrl" value={here} />
          <Button size="small">{t('other', { name })}</Button>
        </SignOutForm>
      </div>
    </>
  );
}

async function AllDone() {
  const t = await getTranslations('account.handover');
  return (
    <Done title={t('done')}>
      <p>{t('then')}</p>
      <close-window />
    </Done>
  );
}

/** What waits for them, or why nothing does. */
async function askedBy(viewer: Viewer, given: unknown): Promise<OpenHandover | AppError> {
  const id = z.uuid().safeParse(given);
  if (!id.success) return conflict('handover-over');
  const [asked, address] = await Promise.all([headers(), requestAddress()]);
  try {
    return await readHandover({ viewer, id: id.data, address, userAgent: asked.get('user-agent') });
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return error;
    throw error;
  }
}
