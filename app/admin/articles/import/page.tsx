import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import styles from '../articles.module.css';
import { ImportForm } from './import-form';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('discussions.import')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  done: z.enum(['imported', 'updated']).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
});

/** Where an administrator imports an article from its file. */
export default async function ImportArticlePage({ searchParams }: Props) {
  const [t, words] = await Promise.all([
    getTranslations('discussions.import'),
    getTranslations('discussions'),
  ]);
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/articles/import">
        <Page column>
          <PageHeading title={t('unsent')} />
          <ImportForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/articles/import');
  if (!may(viewer, 'article.import')) notFound();
  const { done, id } = query.parse(await searchParams);
  return (
    <Desk
      viewer={viewer}
      place="articles"
      title={t('title')}
      intro={t('intro')}
      notice={
        done && (
          <Done title={t(done)}>
            {id && (
              <p>
                <a href={`/admin/articles/${id}`}>{t('open')}</a>
              </p>
            )}
          </Done>
        )
      }
    >
      <div className={styles.form}>
        <p>
          <a href="/admin/articles">{words('all')}</a>
        </p>
        <ImportForm />
      </div>
    </Desk>
  );
}
