import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { commentPath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import { Prose } from '@/app/_ui/prose';
import { listRevisions } from '@/lib/comments/editing/list-revisions';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { claimCase } from '@/lib/moderation/claims/claim-case';
import { listAppealsAbout } from '@/lib/moderation/appeals/list-appeals';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { listDecisionsOn } from '@/lib/moderation/sanctions/list-decisions-on';
import { readSanctioning } from '@/lib/moderation/sanctions/read-sanctioning';
import { listAudit } from '@/lib/moderation/list-audit';
import { readyReasonsFor, ruleSuggestedBy } from '@/lib/moderation/ready-reasons';
import { needsReason, type Action, type CaseView } from '@/lib/moderation/schemas';
import { weighReviewers } from '@/lib/peer-review/records/weigh-reviewers';
import { log } from '@/lib/platform/log';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AuditList } from '../audit/audit-list';
import { Section } from '../frame/section';
import { Notes } from '../notes/notes';
import { DismissReports } from '../queue/dismiss-reports';
import { Reports } from '../queue/reports';
import { TakeBack } from '../queue/take-back';
import type { Way } from '../queue/way';
import { CaseNews, ClaimedBy, Held } from '../live/case-news';
import { SanctionStrip } from '../sanction/sanction-strip';
import { Appeals } from './appeals';
import { AuthorRecord } from './author-record';
import { Calibration } from './calibration';
import styles from './case.module.css';
import { DecisionForms } from './decision-forms';
import { Decisions } from './decisions';
import { Pick } from './pick';
import { Reviews } from './reviews';
import { Revisions } from './revisions';
import type { OddsOf } from './why-in-words';

const AUDIT_SHOWN = 100;
/** The newest notes about its author; the others are on their page. */
const NOTES_SHOWN = 3;

type Props = {
  viewer: Viewer;
  comment: CaseView;
  /** What stated odds have turned out to mean. */
  odds: OddsOf;
  /** Where it is decided from, and what comes next there; left out, all that is recorded about it is shown as well. */
  way?: Way;
  /** Somebody asked for it, and it did not open by itself, which a narrow screen does not show. */
  chosen?: boolean;
};

/** All that a comment is decided by, and the bar that decides it, which stays in sight. */
export async function Case({ viewer, comment, odds, way, chosen = true }: Props) {
  const locale = await getLocale();
  const [appeals, weights, author, decided, t, notes, { review, moderation }] = await Promise.all([
    listAppealsAbout({ viewer, commentId: comment.id }),
    weighReviewers({ viewer, commentId: comment.id }),
    readSanctioning({ viewer, memberId: comment.author.id, locale }),
    listDecisionsOn({ viewer, memberId: comment.author.id }),
    getTranslations('cases'),
    getTranslations('records.member.notes'),
    currentPolicy(),
    // Who opens it is on it; what can only be read is nobody's.
    chosen && comment.allowed.length > 0 && claim(viewer, comment),
  ]);
  const rules = houseRulesIn(locale).map(({ key, title }) => ({ key, title }));
  return (
    // Another case is another place: nothing that was typed about one stays for the next.
    <div className={styles.case} data-of={comment.id}>
      <div className={styles.columns}>
        <Texts comment={comment} />
        <div className={styles.main}>
          {appeals.length > 0 && (
            <Section id="appeal" title={t('sections.appeal')}>
              <Appeals appeals={appeals} here={way?.hrefs.here} />
            </Section>
          )}
          {comment.reported && (
            <Section id="reports" title={t('sections.reports')}>
              <Reports comment={comment} />
            </Section>
          )}
          <Section id="reviews" title={t('sections.reviews')}>
            <Reviews comment={comment} weights={weights} />
          </Section>
          <Section id="decisions" title={t('sections.decisions')}>
            <Decisions comment={comment} odds={odds} />
          </Section>
          {!way && <Records viewer={viewer} comment={comment} />}
        </div>
        <aside className={styles.side} aria-label={t('aside')}>
          <AuthorRecord
            comment={comment}
            sanctions={author.sanctions}
            sanctioned={author.total}
            decided={decided}
            required={review.required}
          />
          {author.id !== viewer.id && (
            <Section id="notes" title={notes('title')}>
              <Notes viewer={viewer} memberId={author.id} shown={NOTES_SHOWN} here={way?.hrefs.here} />
            </Section>
          )}
        </aside>
      </div>
      {way && (
        <p className={styles.whole}>
          <a href={`/admin/comments/${comment.id}`}>{t('wholeCase')}</a>
        </p>
      )}
      <section className={styles.bar} id="decide" aria-label={t('sections.decide')}>
        {comment.allowed.length > 0 && <case-claim comment={comment.id} />}
        <CaseNews seen={{ id: comment.id, version: comment.version, held: comment.held !== null }}>
          <ClaimedBy comment={comment} />
        </CaseNews>
        {comment.held && <HeldDecision viewer={viewer} comment={comment} held={comment.held} way={way} />}
        {comment.whyNot ? (
          <p className={styles.aboutYou}>
            {t(`notYours.${comment.whyNot}`)} {!comment.othersMayDecide && t('appeals.alone')}
          </p>
        ) : (
          comment.alone && <p className={styles.aboutYou}>{t('alone')}</p>
        )}
        <DecisionForms
          commentId={comment.id}
          comment={{
            ...comment,
            allowed: comment.whyNot ? [] : allowedBeside(appeals, comment),
            authorName: comment.author.displayName,
            mine: !comment.whyNot && !comment.held && !isAppealed(appeals),
          }}
          rules={rules}
          ready={readyReasonsFor(comment, { otherwise: locale, own: moderation.readyReasons })}
          draft={comment.draft}
          suggested={ruleSuggestedBy(comment.verdicts)}
          acceptedTextStays={comment.visible && comment.status !== 'PUBLISHED'}
          way={way}
          beside={
            comment.reported &&
            !comment.whyNot &&
            !comment.held && (
              <DismissReports
                commentId={comment.id}
                comment={{ ...comment, authorName: comment.author.displayName }}
                way={way}
              />
            )
          }
          after={<SanctionStrip {...{ viewer, rules, way }} member={author} commentId={comment.id} />}
        />
      </section>
    </div>
  );
}

/** Somebody has decided, and nothing has followed yet. */
function HeldDecision({
  viewer,
  comment,
  held,
  way,
}: {
  viewer: Viewer;
  comment: CaseView;
  held: NonNullable<CaseView['held']>;
  way: Way | undefined;
}) {
  const own = held.moderator.id === viewer.id;
  return (
    <div className={styles.held}>
      <Held held={held} viewer={viewer} />
      {(own || (!comment.whyNot && may(viewer, 'decision.stop'))) && <TakeBack comment={comment} way={way} />}
    </div>
  );
}

/** Others are told who is on it. Whoever reads it does so too where that fails. */
const claim = (viewer: Viewer, { id: commentId }: CaseView) =>
  claimCase({ viewer, commentId }).catch((error: unknown) => {
    log().error({ err: error, commentId }, 'a case was not claimed');
  });

/** What is recorded about a comment, and what else can be made of it: not what it is decided by. */
async function Records({ viewer, comment }: { viewer: Viewer; comment: CaseView }) {
  const [audit, revisions, t] = await Promise.all([
    listAudit({ viewer, filter: { about: comment.id }, limit: AUDIT_SHOWN }),
    comment.revision > 1 ? listRevisions({ viewer, commentId: comment.id }) : null,
    getTranslations('cases'),
  ]);
  return (
    <>
      <Section id="pick" title={t('pick.section')}>
        <Pick viewer={viewer} comment={comment} />
      </Section>
      {revisions && (
        <Section id="revisions" title={t('sections.revisions')}>
          <Revisions revisions={revisions} />
        </Section>
      )}
      <Section id="calibration" title={t('sections.calibration')}>
        <Calibration viewer={viewer} commentId={comment.id} />
      </Section>
      <Section id="audit" title={t('sections.audit')}>
        <AuditList entries={audit.items} inCase />
        {audit.nextCursor && <p className={styles.note}>{t('auditCut', { count: AUDIT_SHOWN })}</p>}
      </Section>
    </>
  );
}

const isAppealed = (appeals: AppealView[]): boolean => appeals.some(({ state }) => state === 'OPEN');

/** While an appeal against it waits, a decision is undone where that is answered, with a reason: one act, one form. */
function allowedBeside(appeals: AppealView[], { allowed }: CaseView): Action[] {
  return isAppealed(appeals) ? allowed.filter((action) => needsReason(action)) : allowed;
}

/** What was written, in its context: what it answers, the newest text, and the one that readers still see. */
function Texts({ comment }: { comment: CaseView }) {
  const t = useTranslations('cases.texts');
  const { parent, bodyHtml, language, publishedBodyHtml, publishedLanguage, article, id } = comment;
  const asReaders = commentPath(article.slug, id);
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
      <div className={styles.text} data-judged>
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
