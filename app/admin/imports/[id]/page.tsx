import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { readImport } from '@/lib/comments/transfer/at-desk/read-imports';
import { KEPT_DAYS, type ImportView } from '@/lib/comments/transfer/at-desk/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Section, Sections } from '../../_parts/frame/section';
import { QuickAct } from '../../_parts/queue/quick-act';
import { begin, discard } from '../actions';
import { ImportForm } from '../import-form';
import { ImportState } from '../import-state';
import styles from '../imports.module.css';
import { Report } from '../report';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('transfer')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One import: how far it is, what came or would come of it, and what it left out. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ id }, t] = await Promise.all([params, getTranslations('transfer')]);
  const here = `/admin/imports/${encodeURIComponent(id)}`;
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo={here}>
        <Page column>
          <PageHeading title={t('add')} />
          <ImportForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk(here);
  if (!may(viewer, 'comment.import')) notFound();
  const [one, { done, look }] = await Promise.all([orNotFound(readImport({ viewer, id })), searchParams]);
  const isUnderWay = one.stage === 'LOOKING' || one.stage === 'IMPORTING';
  return (
    <Desk
      viewer={viewer}
      place="imports"
      title={<bdi>{one.fileName}</bdi>}
      intro={<ImportState one={one} />}
      notice={
        isUnderWay && (done === 'sent' || done === 'begun') && !look && <Done title={t(`done.${done}`)} />
      }
    >
      <Sections>
        <p>
          <a href="/admin/imports">{t('all')}</a>
        </p>
        {one.withoutPending && <p className={styles.note}>{t('withoutPending')}</p>}
        {isUnderWay && (
          <UnderWay one={one} again={withQuery(here, { look: String((Number(look) || 0) + 1) })} />
        )}
        {one.stage === 'FAILED' && <Failed one={one} />}
        {one.stage === 'LOOKED' && one.foreseen?.read === 0 && (
          <>
            <Notice tone="bad" title={t('nothing')}>
              <p>{t('nothingThen', { source: t(`sources.${one.source}`) })}</p>
            </Notice>
            <div className={styles.acts}>
              <Discard id={id} />
            </div>
          </>
        )}
        {one.stage === 'LOOKED' && one.foreseen && one.foreseen.read > 0 && (
          <Section id="foreseen" title={t('foreseen')}>
            <p>{t('foreseenThen', { days: KEPT_DAYS })}</p>
            <Report here={here} report={one.foreseen} />
            <div className={styles.acts}>
              <QuickAct act={begin} fields={{ id }} size="normal" tone="primary">
                {t('begin')}
              </QuickAct>
              <Discard id={id} />
            </div>
          </Section>
        )}
        {one.report.read > 0 && (
          <Section id="report" title={t(one.stage === 'DONE' ? 'came' : 'soFar')}>
            <Report here={here} report={one.report} />
          </Section>
        )}
      </Sections>
    </Desk>
  );
}

function UnderWay({ one: { id, stage, report, foreseen }, again }: { one: ImportView; again: string }) {
  const t = useTranslations('transfer');
  const isLooking = stage === 'LOOKING';
  const { read } = report;
  const words = foreseen ? t('progress', { read, total: foreseen.read }) : t('progressAlone', { read });
  return (
    <>
      <Notice title={t(isLooking ? 'looking' : 'importing')}>
        {isLooking ? (
          <p>{t('lookingThen')}</p>
        ) : (
          <p>
            {foreseen && (
              <progress aria-label={t('importing')} max={Math.max(foreseen.read, 1)} value={read} />
            )}{' '}
            {words}
          </p>
        )}
      </Notice>
      <div className={styles.acts}>
        <ButtonLink size="small" href={again}>
          {t('again')}
        </ButtonLink>
        {isLooking && <Discard id={id} />}
      </div>
      <look-again />
    </>
  );
}

function Failed({ one: { id, failure, report, hasFile } }: { one: ImportView }) {
  const t = useTranslations('transfer');
  return (
    <>
      <Notice tone="bad" title={t('failed')}>
        {failure && <p>{t(`failures.${failure.code}`, { about: failure.about ?? '' })}</p>}
        {report.read > 0 && <p>{t('failedThen')}</p>}
        {!hasFile && <p>{t('fileGone')}</p>}
      </Notice>
      <div className={styles.acts}>
        {hasFile && (
          <QuickAct act={begin} fields={{ id }} size="normal">
            {t('goOn')}
          </QuickAct>
        )}
        {report.read === 0 && <Discard id={id} />}
      </div>
    </>
  );
}

function Discard({ id }: { id: string }) {
  const t = useTranslations('transfer');
  return (
    <QuickAct act={discard} fields={{ id }} size="normal">
      {t('discard')}
    </QuickAct>
  );
}
