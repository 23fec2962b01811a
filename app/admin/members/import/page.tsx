import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { columns } from '@/lib/members/membership-import/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Section } from '../../_parts/frame/section';
import { checkWords } from './check-words';
import { CheckForm } from './forms';
import styles from './import.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('imports')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

const count = z.coerce.number().int().nonnegative().catch(0);
const query = z.object({
  done: z.literal('yes').optional().catch(undefined),
  changed: count,
  invited: count,
  uninvited: count,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where an administrator begins to import memberships, and takes them out. */
export default async function ImportPage({ searchParams }: Props) {
  const t = await getTranslations('imports');
  const form = <CheckForm words={await checkWords()} />;
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/members/import">
        <Page column>
          <PageHeading title={t('title')} />
          {form}
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/members/import');
  if (!may(viewer, 'member.set-office')) notFound();
  const { done, ...counts } = query.parse(await searchParams);
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={t('title')}
      intro={t('intro')}
      notice={
        done && (
          <Done title={t('done.title')}>
            <p>{t('done.what', counts)}</p>
          </Done>
        )
      }
    >
      <div className={styles.parts}>
        <p>
          <a href="/admin/members">{t('back')}</a>
        </p>
        <Section id="import" title={t('form')}>
          {form}
        </Section>
        <Section id="columns" title={t('about.title')}>
          <dl className={styles.columns}>
            {columns.map((column) => (
              <div key={column}>
                <dt>
                  <code>{column}</code>
                </dt>
                <dd>{t(`about.${column}`)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>{t('about.rest')}</p>
        </Section>
        <Section id="export" title={t('exportTitle')}>
          <p>{t('exportIntro')}</p>
          <p>
            <a href="/admin/members/memberships.csv" download>
              {t('export')}
            </a>
          </p>
        </Section>
      </div>
    </Desk>
  );
}
