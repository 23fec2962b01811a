import type { Metadata } from 'next';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath } from '@/app/_ui/article-path';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { houseRules } from '@/lib/moderation/house-rules';
import { listAppealsAbout } from '@/lib/moderation/appeals/list-appeals';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { listAudit } from '@/lib/moderation/list-audit';
import { readCase } from '@/lib/moderation/read-case';
import { needsReason, type Action, type CaseView, type NotImpartial } from '@/lib/moderation/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { systemContext } from '@/lib/platform/context';
import { AuditList } from '../../_parts/audit-list';
import { Desk } from '../../_parts/desk';
import { enterDesk } from '../../_parts/enter-desk';
import { waitInWords } from '../../_parts/wait-in-words';
import { Section } from '../../_parts/section';
import { stateWords, verdictWords, whyInWords } from '../../_parts/words';
import { DismissReports } from '../../_parts/dismiss-reports';
import { Reports } from '../../_parts/reports';
import { Appeals } from './appeals';
import { AuthorRecord } from './author-record';
import { Calibration } from './calibration';
import styles from './case.module.css';
import { DecisionForms } from './decision-forms';
import { Decisions } from './decisions';
import { Missed } from './missed';
import { Reviews } from './reviews';
import { UseAsCalibration } from './use-as-calibration';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ missed?: string | string[] }> };

const AUDIT_SHOWN = 100;
const rulesToName = houseRules.map(({ key, title }) => ({ key, title }));

export const metadata: Metadata = { title: 'Case · Moderation desk' };

export default async function CasePage({ params, searchParams }: Props) {
  const [{ id }, { missed }] = await Promise.all([params, searchParams]);
  if (await isFormOfSignedOut()) return <Unsent commentId={id} />;
  const viewer = await enterDesk(`/admin/comments/${encodeURIComponent(id)}`);
  const comment = await orNotFound(readCase({ viewer, commentId: id }));
  const [audit, appeals] = await Promise.all([
    listAudit({ viewer, subjectId: comment.id, limit: AUDIT_SHOWN }),
    listAppealsAbout({ viewer, commentId: comment.id }),
  ]);
  const { required } = (await currentPolicy()).review;
  return (
    <Desk
      viewer={viewer}
      place="case"
      title={
        <>
          Comment by <bdi>{comment.author.displayName}</bdi>
        </>
      }
      intro={<Standing comment={comment} />}
      notice={missed && <Missed comment={comment} />}
    >
      <div className={styles.columns}>
        <Texts comment={comment} />
        <aside className={styles.side} aria-label="Its author">
          <AuthorRecord comment={comment} required={required} />
        </aside>
        <div className={styles.main}>
          {appeals.length > 0 && (
            <Section id="appeal" title="Appeal">
              <Appeals appeals={appeals} />
            </Section>
          )}
          {comment.reports.length > 0 && (
            <Section id="reports" title="Reports">
              <Reports comment={comment} />
              {!comment.whyNot && (
                <DismissReports comment={comment} authorName={comment.author.displayName} />
              )}
            </Section>
          )}
          <Section id="decide" title="Your decision">
            {comment.whyNot ? (
              <p>{notYours[comment.whyNot]}</p>
            ) : (
              <DecisionForms
                commentId={comment.id}
                comment={{
                  ...comment,
                  allowed: allowedBeside(appeals, comment),
                  authorName: comment.author.displayName,
                }}
                rules={rulesToName}
                acceptedTextStays={comment.visible && comment.status !== 'PUBLISHED'}
              />
            )}
          </Section>
          <Section id="reviews" title="Reviews">
            <Reviews comment={comment} />
          </Section>
          <Section id="decisions" title="Decisions">
            <Decisions comment={comment} />
          </Section>
          <Section id="calibration" title="Calibration">
            <Calibration viewer={viewer} commentId={comment.id} />
          </Section>
          <Section id="audit" title="Audit of this comment">
            <AuditList entries={audit.items} inCase />
            {audit.nextCursor && <p className={styles.note}>Only the latest {AUDIT_SHOWN} acts are shown.</p>}
          </Section>
        </div>
      </div>
    </Desk>
  );
}

const notYours: Record<NotImpartial, string> = {
  'own-comment': 'This comment is yours: another moderator decides about it.',
  'own-review':
    'You have reviewed this comment as a member: another moderator gives the second opinion, and decides about it.',
};

/** While an appeal against it waits, who took a decision does not undo it. */
function allowedBeside(appeals: AppealView[], { allowed }: CaseView): Action[] {
  const ownWaits = appeals.some((appeal) => appeal.whyNot === 'own-decision');
  return ownWaits ? allowed.filter((action) => needsReason(action)) : allowed;
}

/** The session ended before a form was sent: the form with what was written, and nothing of the case. */
function Unsent({ commentId }: { commentId: string }) {
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title="Your decision was not recorded" />
        <DecisionForms commentId={commentId} rules={rulesToName} />
        <UseAsCalibration commentId={commentId} names={verdictWords} />
      </Page>
    </PageFrame>
  );
}

function Standing({ comment }: { comment: CaseView }) {
  const { status, stateChangedAt, article, revision } = comment;
  const why = whyInWords(comment);
  return (
    <>
      <strong className={styles.state}>{stateWords[status]}</strong> for{' '}
      {waitInWords(stateChangedAt, systemContext.now())}
      {revision > 1 && `, text ${revision}`}. On <a href={articlePath(article.slug)}>{article.title}</a>.
      {why && <span className={styles.why}>{why}</span>}
    </>
  );
}

/** What was written, in its context: what it answers, the newest text, and the one that readers still see. */
function Texts({ comment }: { comment: CaseView }) {
  const { parent, bodyHtml, publishedBodyHtml, article, id } = comment;
  return (
    <div className={styles.texts}>
      {parent && (
        <div className={styles.context}>
          <p className={styles.caption}>
            It answers <a href={`/admin/comments/${parent.id}`}>{parent.author}</a>
          </p>
          <Prose kind="comment" html={parent.bodyHtml} />
        </div>
      )}
      <div className={styles.text}>
        <p className={styles.caption}>
          {publishedBodyHtml ? 'The new text, to be decided' : 'The comment'}
          {comment.visible && !publishedBodyHtml && (
            <>
              . <a href={`${articlePath(article.slug)}/comments/${id}#comment-${id}`}>See it as readers do</a>
            </>
          )}
        </p>
        <Prose kind="comment" html={bodyHtml} />
      </div>
      {publishedBodyHtml && (
        <div className={styles.accepted}>
          <p className={styles.caption}>
            The text accepted before, which{' '}
            <a href={`${articlePath(article.slug)}/comments/${id}#comment-${id}`}>readers see</a>
          </p>
          <Prose kind="comment" html={publishedBodyHtml} />
        </div>
      )}
    </div>
  );
}
