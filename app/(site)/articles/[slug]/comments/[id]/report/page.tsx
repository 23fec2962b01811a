import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNull } from '@/app/_frame/or-null';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Done } from '@/app/_ui/done';
import { articlePath } from '@/app/_ui/article-path';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { readComment } from '@/lib/comments/own/read-comment';
import type { CommentView } from '@/lib/comments/schemas';
import { reasonAgainst } from '@/lib/members/permissions';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { readOwnReport } from '@/lib/moderation/reports/read-own-report';
import { REPORT_NOTE_MAX, type OwnReportView } from '@/lib/moderation/reports/schemas';
import { safeCallback } from '@/lib/web/http/origin';
import { pageParams } from '@/lib/web/http/page-params';
import styles from './report.module.css';
import { ReportForm } from './report-form';
import { reportPath } from './report-path';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reactions.report');
  return { title: t('metaTitle'), robots: { index: false } };
}

type Props = {
  params: Promise<{ slug: string; id: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

/** Where a reader reports a comment to the moderators, and afterwards reads what came of it. For members alone, so never kept. */
export default async function ReportPage({ params, searchParams }: Props) {
  const [{ slug, id }, asked, t, locale] = await Promise.all([
    pageParams(params),
    searchParams,
    getTranslations('reactions.report'),
    getLocale(),
  ]);
  const from = typeof asked.from === 'string' ? safeCallback(asked.from) : undefined;
  const here = reportPath({ articleSlug: slug, commentId: id, from });
  const place = { articleSlug: slug, commentId: id, from };
  // The page that the reader came from, at the comment; else the comment's own.
  const back = `${from?.split('#')[0] ?? `${articlePath(slug)}/comments/${id}`}#comment-${id}`;
  if (await isFormOfSignedOut()) {
    return (
      <Frame here={here} back={back} title={t('unsent')}>
        <ReportForm {...place} {...await formWords()} />
      </Frame>
    );
  }
  const viewer = await requireViewer(here);
  const [report, comment] = await Promise.all([
    readOwnReport({ viewer, commentId: id }),
    orNull(readComment({ viewer: null, id })),
  ]);
  if (report) {
    return (
      <Frame here={here} back={comment ? back : `${articlePath(slug)}#comments`} title={t('own')}>
        <Reported report={report} />
      </Frame>
    );
  }
  if (comment?.article.slug !== slug) notFound();
  const against =
    comment.author?.id === viewer.id ? t('ownComment') : reasonAgainst(viewer, 'comment.report', locale);
  return (
    <Frame here={here} back={back} title={t('title')} intro={t('intro')}>
      <Reading comment={comment} />
      {against ? (
        <Notice>
          <p>{against}</p>
        </Notice>
      ) : (
        <ReportForm {...place} {...await formWords(comment.author?.displayName)} />
      )}
    </Frame>
  );
}

/** What the form asks and how much it takes, in the reader's language; the name is left out where it goes on from what was sent. */
async function formWords(name = '') {
  const [t, locale] = await Promise.all([getTranslations('reactions.report.form'), getLocale()]);
  const choices = [...houseRulesIn(locale), { key: 'other', title: t('other'), text: t('otherText') }];
  const submit = t.rich('submit', {
    name,
    hidden: (words) => name && <VisuallyHidden>{words}</VisuallyHidden>,
  });
  const words = { label: t('label'), which: t('which'), note: t('note'), submit };
  return { choices, words, noteMax: REPORT_NOTE_MAX };
}

async function Frame({
  here,
  back,
  title,
  intro,
  children,
}: {
  here: string;
  back: string;
  title: string;
  intro?: string;
  children: ReactNode;
}) {
  const t = await getTranslations('reactions.report');
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading title={title} intro={intro} />
        <div className={styles.parts}>
          {children}
          <p>
            <a href={back}>{t('back')}</a>
          </p>
        </div>
      </Page>
    </PageFrame>
  );
}

async function Reading({ comment: { author, bodyHtml, language } }: { comment: CommentView }) {
  const t = await getTranslations('reactions.report');
  return (
    <figure className={styles.comment}>
      <figcaption>
        {t.rich('wrote', { author: author?.displayName ?? '', name: (words) => <bdi>{words}</bdi> })}
      </figcaption>
      <Prose kind="comment" html={bodyHtml} lang={language} />
    </figure>
  );
}

/** What a report led to. */
async function Reported({ report: { outcome, answer } }: { report: OwnReportView }) {
  const t = await getTranslations('reactions.report');
  if (outcome === 'ACTED')
    return (
      <Notice tone="good" title={t('acted.title')}>
        <p>{t('acted.text')}</p>
      </Notice>
    );
  if (outcome === 'DISMISSED')
    return (
      <Notice title={t('dismissed.title')}>
        <p>{t('dismissed.text')}</p>
        {answer && <p>{t('dismissed.answer', { answer })}</p>}
      </Notice>
    );
  return (
    <Done title={t('open.title')}>
      <p>{t('open.text')}</p>
    </Done>
  );
}
