import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { listRevisions } from '@/lib/comments/editing/list-revisions';
import type { Locale } from '@/lib/language/locales';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { listAppealsAbout } from '@/lib/moderation/appeals/list-appeals';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { listAudit } from '@/lib/moderation/list-audit';
import { readCase } from '@/lib/moderation/read-case';
import { needsReason, type Action, type CaseView } from '@/lib/moderation/schemas';
import { readOdds } from '@/lib/peer-review/blind-audits/read-odds';
import { currentPolicy } from '@/lib/policy/current-policy';
import { systemContext } from '@/lib/platform/context';
import { AuditList } from '@/app/admin/_parts/audit/audit-list';
import { Desk } from '@/app/admin/_parts/frame/desk';
import { enterDesk } from '@/app/admin/_parts/frame/enter-desk';
import { waitInWords } from '@/app/admin/_parts/words/wait-in-words';
import { Section } from '@/app/admin/_parts/frame/section';
import { DismissReports } from '@/app/admin/_parts/queue/dismiss-reports';
import { Reports } from '@/app/admin/_parts/queue/reports';
import { Appeals } from './appeals';
import { AuthorRecord } from './author-record';
import { Calibration } from './calibration';
import { cameInWords } from './came-in-words';
import styles from './case.module.css';
import { DecisionForms } from './decision-forms';
import { Decisions } from './decisions';
import { Missed } from './missed';
import { Pick } from './pick';
import { Reviews } from './reviews';
import { Revisions } from './revisions';
import { UseAsCalibration } from './use-as-calibration';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ missed?: string | string[] }> };

const AUDIT_SHOWN = 100;

/** What a decision can name, in the reader's language. */
const rulesToName = (locale: Locale) => houseRulesIn(locale).map(({ key, title }) => ({ key, title }));

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('cases')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

export default async function CasePage({ params, searchParams }: Props) {
  const [{ id }, { missed }] = await Promise.all([params, searchParams]);
  if (await isFormOfSignedOut()) return <Unsent commentId={id} />;
  const viewer = await enterDesk(`/admin/comments/${encodeURIComponent(id)}`);
  const comment = await orNotFound(readCase({ viewer, commentId: id }));
  const [audit, appeals, odds] = await Promise.all([
    listAudit({ viewer, subjectId: comment.id, limit: AUDIT_SHOWN }),
    listAppealsAbout({ viewer, commentId: comment.id }),
    readOdds({ viewer }),
  ]);
  const {
    review: { required },
    reports,
  } = await currentPolicy();
  const [locale, t] = await Promise.all([getLocale(), getTranslations('cases')]);
  return (
    <Desk
      viewer={viewer}
      place="case"
      title={t.rich('by', { name: comment.author.displayName, who: (name) => <bdi>{name}</bdi> })}
      intro={<StateAndReason comment={comment} threshold={reports.threshold} />}
      notice={missed && <Missed comment={comment} />}
    >
      <div className={styles.columns}>
        <Texts comment={comment} />
        <aside className={styles.side} aria-label={t('aside')}>
          <AuthorRecord comment={comment} required={required} />
        </aside>
        <div className={styles.main}>
          {appeals.length > 0 && (
            <Section id="appeal" title={t('sections.appeal')}>
              <Appeals appeals={appeals} />
            </Section>
          )}
          {comment.reports.length > 0 && (
            <Section id="reports" title={t('sections.reports')}>
              <Reports comment={comment} />
              {!comment.whyNot && (
                <DismissReports comment={comment} authorName={comment.author.displayName} />
              )}
            </Section>
          )}
          <Section id="decide" title={t('sections.decide')}>
            {comment.whyNot ? (
              <p>
                {t(`notYours.${comment.whyNot}`)} {!comment.othersMayDecide && t('appeals.alone')}
              </p>
            ) : (
              <>
                {comment.alone && <p>{t('alone')}</p>}
                <DecisionForms
                  commentId={comment.id}
                  comment={{
                    ...comment,
                    allowed: allowedBeside(appeals, comment),
                    authorName: comment.author.displayName,
                  }}
                  rules={rulesToName(locale)}
                  acceptedTextStays={comment.visible && comment.status !== 'PUBLISHED'}
                />
              </>
            )}
          </Section>
          <Section id="pick" title={t('pick.section')}>
            <Pick viewer={viewer} comment={comment} />
          </Section>
          <Section id="reviews" title={t('sections.reviews')}>
            <Reviews comment={comment} />
          </Section>
          <Section id="decisions" title={t('sections.decisions')}>
            <Decisions comment={comment} odds={odds} />
          </Section>
          {comment.revision > 1 && (
            <Section id="revisions" title={t('sections.revisions')}>
              <Revisions revisions={await listRevisions({ viewer, commentId: comment.id })} />
            </Section>
          )}
          <Section id="calibration" title={t('sections.calibration')}>
            <Calibration viewer={viewer} commentId={comment.id} />
          </Section>
          <Section id="audit" title={t('sections.audit')}>
            <AuditList entries={audit.items} inCase />
            {audit.nextCursor && <p className={styles.note}>{t('auditCut', { count: AUDIT_SHOWN })}</p>}
          </Section>
        </div>
      </div>
    </Desk>
  );
}

/** While an appeal against it waits, who took a decision does not undo it. */
function allowedBeside(appeals: AppealView[], { allowed }: CaseView): Action[] {
  const ownWaits = appeals.some((appeal) => appeal.whyNot === 'own-decision');
  return ownWaits ? allowed.filter((action) => needsReason(action)) : allowed;
}

/** The session ended before a form was sent: the form with what was written, and nothing of the case. */
function Unsent({ commentId }: { commentId: string }) {
  const t = useTranslations('cases');
  const locale = useLocale();
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title={t('unsent')} />
        <DecisionForms commentId={commentId} rules={rulesToName(locale)} />
        <UseAsCalibration commentId={commentId} />
      </Page>
    </PageFrame>
  );
}

function StateAndReason({ comment, threshold }: { comment: CaseView; threshold: number }) {
  const { status, stateChangedAt, article, revision } = comment;
  const desk = useTranslations('desk');
  const t = useTranslations('cases');
  const why = cameInWords(comment, { locale: useLocale(), threshold });
  return (
    <>
      {t.rich('standing', {
        name: desk(`states.${status}`),
        wait: waitInWords(stateChangedAt, systemContext.now(), desk),
        revision,
        title: article.title,
        state: (words) => <strong className={styles.state}>{words}</strong>,
        article: linkTo(articlePath(article.slug)),
      })}
      {why && (
        <span className={styles.why} dir="auto">
          {why}
        </span>
      )}
    </>
  );
}

/** What was written, in its context: what it answers, the newest text, and the one that readers still see. */
function Texts({ comment }: { comment: CaseView }) {
  const t = useTranslations('cases.texts');
  const { parent, bodyHtml, language, publishedBodyHtml, publishedLanguage, article, id } = comment;
  const asReaders = `${articlePath(article.slug)}/comments/${id}#comment-${id}`;
  return (
    <div className={styles.texts}>
      {parent && (
        <div className={styles.context}>
          <p className={styles.caption}>
            {t.rich('answers', { name: parent.author ?? '', link: linkTo(`/admin/comments/${parent.id}`) })}
          </p>
          <Prose kind="comment" html={parent.bodyHtml} lang={parent.language} />
        </div>
      )}
      <div className={styles.text}>
        <p className={styles.caption}>
          {t(publishedBodyHtml ? 'new' : 'comment')}
          {comment.visible && !publishedBodyHtml && (
            <>
              . <a href={asReaders}>{t('asReaders')}</a>
            </>
          )}
        </p>
        <Prose kind="comment" html={bodyHtml} lang={language} />
      </div>
      {publishedBodyHtml && (
        <div className={styles.accepted}>
          <p className={styles.caption}>{t.rich('accepted', { link: linkTo(asReaders) })}</p>
          <Prose kind="comment" html={publishedBodyHtml} lang={publishedLanguage ?? undefined} />
        </div>
      )}
    </div>
  );
}
