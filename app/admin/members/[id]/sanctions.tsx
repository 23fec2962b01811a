import { Badge } from '@/app/_ui/badge';
import { Fold } from '@/app/_ui/fold';
import type { MemberCaseView, SanctionView } from '@/lib/moderation/sanctions/schemas';
import { Moment } from '../../_parts/moment';
import { sanctionWords } from '../../_parts/words';
import styles from './member.module.css';
import { LiftForm, SanctionForm } from './sanction-forms';

/** What keeps the member from writing now, and what can be done about it. */
export function Sanctions({ member }: { member: MemberCaseView }) {
  const { id, displayName, sanctions, untouchable } = member;
  const current = sanctions.find(({ inForce }) => inForce) ?? null;
  const past = sanctions.filter((sanction) => sanction !== current);
  return (
    <>
      {current ? <Sanction sanction={current} /> : <p>Nothing keeps them from writing and reviewing.</p>}
      {past.length > 0 && (
        <Fold
          summary={
            <>
              {past.length} earlier {past.length === 1 ? 'sanction' : 'sanctions'}
            </>
          }
        >
          <ol role="list" className={styles.entries}>
            {past.map((sanction) => (
              <li key={sanction.id}>
                <Sanction sanction={sanction} />
              </li>
            ))}
          </ol>
        </Fold>
      )}
      {untouchable ? (
        <p className={styles.note}>{untouchable}</p>
      ) : (
        <>
          {current && <LiftForm memberId={id} name={displayName} current={current.id} />}
          <SanctionForm memberId={id} name={displayName} current={current?.id} />
        </>
      )}
    </>
  );
}

function Sanction({ sanction }: { sanction: SanctionView }) {
  const { kind, reason, startsAt, endsAt, by, inForce, lifted } = sanction;
  return (
    <div className={styles.entry}>
      <p>
        <Badge tone={inForce ? 'danger' : 'plain'}>{sanctionWords[kind]}</Badge>{' '}
        <span className={styles.when}>
          <Moment at={startsAt} />
          {endsAt && (
            <>
              {' to '}
              <Moment at={endsAt} />
            </>
          )}
          {by && `, by ${by}`}
        </span>
      </p>
      <p className={styles.said}>“{reason}”</p>
      {lifted && (
        <p className={styles.note}>
          Lifted <Moment at={lifted.at} />
          {lifted.by && ` by ${lifted.by}`}: “{lifted.reason}”
        </p>
      )}
    </div>
  );
}
