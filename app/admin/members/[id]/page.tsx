import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Pagination } from '@/app/_ui/pagination';
import { dayInWords } from '@/app/_ui/when';
import { listAudit } from '@/lib/moderation/list-audit';
import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { membersQuery, type MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import { readReviewer } from '@/lib/peer-review/records/read-reviewer';
import { AuditList } from '../../_parts/audit-list';
import { Desk } from '../../_parts/desk';
import { enterDesk } from '../../_parts/enter-desk';
import { Section } from '../../_parts/section';
import { Marks } from '../member-list';
import { CommentCounts, LatestComments } from './comments';
import styles from './member.module.css';
import { ReviewerStandingForm } from './reviewer-standing-form';
import { ReviewerRecord } from './reviewer-record';
import { Reviews } from './reviews';
import { Sanctions } from './sanctions';
import { Unsent } from './unsent';

export const metadata: Metadata = { title: 'Member · Moderation desk' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const AUDIT_SHOWN = 50;

const query = z.object({
  cursor: membersQuery.shape.cursor,
  done: z.enum(['sanctioned', 'lifted', 'standing']).optional().catch(undefined),
});

export default async function MemberPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams.then((given) => query.safeParse(given))]);
  if (await isFormOfSignedOut()) return <Unsent memberId={id} />;
  const here = `/admin/members/${encodeURIComponent(id)}`;
  const viewer = await enterDesk(here);
  if (!asked.success) notFound();
  const { cursor, done } = asked.data;
  const member = await orNotFound(readMemberCase({ viewer, memberId: id }));
  const reviewer = await orNotFound(readReviewer({ viewer, memberId: id, cursor }));
  const audit = await listAudit({ viewer, subjectId: member.id, limit: AUDIT_SHOWN });
  const own = member.id === viewer.id;
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={<bdi>{member.displayName}</bdi>}
      intro={<Who member={member} />}
      notice={done && <Done done={done} member={member} />}
    >
      <div className={styles.columns}>
        <aside className={styles.side} aria-label="In numbers">
          <Section id="counts" title="Comments by state">
            <CommentCounts comments={member.comments} />
          </Section>
          <Section id="reviewer" title="As a reviewer">
            <ReviewerRecord record={reviewer.record} />
            {!own && (
              <ReviewerStandingForm
                memberId={member.id}
                name={member.displayName}
                standing={reviewer.record.standing}
              />
            )}
          </Section>
        </aside>
        <div className={styles.main}>
          <Section id="sanctions" title="Sanctions">
            <Sanctions member={member} />
          </Section>
          <Section id="comments" title="Latest comments">
            <LatestComments latest={member.latest} />
          </Section>
          <Section id="reviews" title="Reviews given">
            <Reviews reviews={reviewer.reviews} />
            <Pagination
              label="Pages of reviews"
              start={cursor ? { href: `${here}#reviews`, words: 'Back to the newest' } : null}
              next={
                reviewer.nextCursor
                  ? {
                      href: `${here}?${new URLSearchParams({ cursor: reviewer.nextCursor })}#reviews`,
                      words: 'Earlier',
                    }
                  : null
              }
            />
          </Section>
          <Section id="audit" title="Audit of this member">
            {audit.items.length > 0 ? (
              <AuditList entries={audit.items} inCase />
            ) : (
              <p>Nothing is on record.</p>
            )}
            {audit.nextCursor && <p className={styles.note}>Only the latest {AUDIT_SHOWN} acts are shown.</p>}
          </Section>
        </div>
      </div>
    </Desk>
  );
}

function Who({ member }: { member: MemberCaseView }) {
  return (
    <span className={styles.who}>
      <span>Member since {dayInWords(new Date(member.memberSince))}</span>
      {member.email && <span>{member.email}</span>}
      <Marks member={member} />
    </span>
  );
}

/** After an act: what it led to, as it is recorded. */
function Done({ done, member }: { done: 'sanctioned' | 'lifted' | 'standing'; member: MemberCaseView }) {
  const { displayName, sanction } = member;
  const words = {
    sanctioned: sanction && {
      what: `${displayName} can no longer write or review`,
      then: 'It holds from their next request on. Their verdicts on undecided comments stop counting.',
    },
    lifted: !sanction && {
      what: `${displayName} can write and review again`,
      then: 'It holds from their next request on.',
    },
    standing: {
      what: 'The standing is set',
      then: `${displayName} is told it, with your reason.`,
    },
  }[done];
  if (!words) return null;
  return (
    <Arrival>
      <Notice tone="good" title={words.what}>
        <p>{words.then}</p>
      </Notice>
    </Arrival>
  );
}
