import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listImports } from '@/lib/comments/transfer/at-desk/read-imports';
import { importsQuery } from '@/lib/comments/transfer/at-desk/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../_parts/frame/desk';
import { DeskList } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Section, Sections } from '../_parts/frame/section';
import { ImportForm } from './import-form';
import { ImportState } from './import-state';
import styles from './imports.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('transfer')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where comments that were written elsewhere are brought along, and what came of it before. */
export default async function ImportsPage({ searchParams }: Props) {
  const t = await getTranslations('transfer');
  // The session ended before the form was sent: the form with what was chosen.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/imports">
        <Page column>
          <PageHeading title={t('add')} />
          <ImportForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/imports');
  if (!may(viewer, 'comment.import')) notFound();
  const [{ done, ...rest }, desk] = await Promise.all([searchParams, getTranslations('desk')]);
  const asked = importsQuery.strip().safeParse(rest);
  const { cursor, limit } = asked.success ? asked.data : importsQuery.parse({});
  const { items, nextCursor } = await orNotFound(listImports({ viewer, limit, cursor }));
  return (
    <Desk
      viewer={viewer}
      place="imports"
      title={t('title')}
      intro={t('intro')}
      notice={done === 'discarded' && <Done title={t('done.discarded')} />}
    >
      <Sections>
        <Section id="send" title={t('add')}>
          <ImportForm />
        </Section>
        <Section id="imports" title={t('list')}>
          {items.length === 0 && <p>{t('none')}</p>}
          <DeskList items={items} dense>
            {(one) => (
              <div className={styles.row}>
                <a href={`/admin/imports/${one.id}`}>
                  <bdi>{one.fileName}</bdi>
                </a>
                <ImportState one={one} />
              </div>
            )}
          </DeskList>
          <PaginationByCursor
            label={t('list')}
            first="/admin/imports"
            cursor={cursor}
            nextCursor={nextCursor}
            words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
          />
        </Section>
      </Sections>
    </Desk>
  );
}
