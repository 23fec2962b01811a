import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNull } from '@/app/_frame/or-null';
import { PageFrame } from '@/app/_frame/page-frame';
import { Arrival } from '@/app/_ui/arrival';
import { articlePath } from '@/app/_ui/article-path';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { readComment } from '@/lib/comments/read-comment';
import type { CommentView } from '@/lib/comments/schemas';
import { reasonAgainst } from '@/lib/members/permissions';
import { houseRules } from '@/lib/moderation/house-rules';
import { readOwnReport } from '@/lib/moderation/reports/read-own-report';
import type { OwnReportView } from '@/lib/moderation/reports/schemas';
import { pageParams } from '@/lib/web/page-params';
import { currentViewer } from '@/lib/web/viewer';
import styles from './report.module.css';
import { ReportForm } from './report-form';

export const metadata: Metadata = { title: 'Report a comment', robots: { index: false } };

type Props = { params: Promise<{ slug: string; id: string }> };

const rules = houseRules.map(({ key, title, text }) => ({ key, title, text }));

/** Where a reader reports a comment to the moderators, and afterwards reads what came of it. For members alone, so never kept. */
export default async function ReportPage({ params }: Props) {
  const { slug, id } = await pageParams(params);
  const thread = `${articlePath(slug)}/comments/${id}`;
  const here = `${thread}/report`;
  if (await isFormOfSignedOut()) {
    return (
      <Frame here={here} back={thread} title="Your report was not sent">
        <ReportForm commentId={id} articleSlug={slug} rules={rules} />
      </Frame>
    );
  }
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: here })}`);
  const [report, comment] = await Promise.all([
    readOwnReport({ viewer, commentId: id }),
    orNull(readComment({ viewer: null, id })),
  ]);
  if (report) {
    return (
      <Frame
        here={here}
        back={comment ? `${thread}#comment-${id}` : `${articlePath(slug)}#comments`}
        title="Your report"
      >
        <Reported report={report} />
      </Frame>
    );
  }
  if (comment?.article.slug !== slug) notFound();
  const against = comment.author?.id === viewer.id ? OWN : reasonAgainst(viewer, 'comment.report');
  return (
    <Frame
      here={here}
      back={`${thread}#comment-${id}`}
      title="Report a comment"
      intro="Moderators read every report. Who wrote the comment does not learn who reported it, or what they said."
    >
      <Reading comment={comment} />
      {against ? (
        <Notice>
          <p>{against}</p>
        </Notice>
      ) : (
        <ReportForm
          commentId={id}
          articleSlug={slug}
          authorName={comment.author?.displayName}
          rules={rules}
        />
      )}
    </Frame>
  );
}

const OWN = 'This comment is yours. You can edit or withdraw it among your comments.';

function Frame({
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
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading title={title} intro={intro} />
        <div className={styles.parts}>
          {children}
          <p>
            <a href={back}>Back to the conversation</a>
          </p>
        </div>
      </Page>
    </PageFrame>
  );
}

function Reading({ comment: { author, bodyHtml } }: { comment: CommentView }) {
  return (
    <figure className={styles.comment}>
      <figcaption>
        <bdi>{author?.displayName}</bdi> wrote
      </figcaption>
      <Prose kind="comment" html={bodyHtml} />
    </figure>
  );
}

/** What a report led to. */
function Reported({ report: { outcome } }: { report: OwnReportView }) {
  if (outcome === 'ACTED')
    return (
      <Notice tone="good" title="The comment is gone">
        <p>You reported it, and readers no longer see it. Thank you.</p>
      </Notice>
    );
  if (outcome === 'DISMISSED')
    return (
      <Notice title="The comment stays">
        <p>
          A moderator has read your report and the comment, and found that it keeps to the rules. Thank you
          all the same.
        </p>
      </Notice>
    );
  return (
    <Arrival>
      <Notice tone="good" title="Thank you. Your report is with the moderators">
        <p>One of them reads the comment and decides. You will be told what came of it.</p>
      </Notice>
    </Arrival>
  );
}
