import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Fold } from '@/app/_ui/fold';
import { useReason } from '@/app/_ui/use-reason';
import type { MemberCaseView, SanctionView } from '@/lib/moderation/sanctions/schemas';
import { Moment } from '@/app/admin/_parts/frame/moment';
import styles from './member.module.css';
import { LiftForm, SanctionForm } from './sanction-forms';

/** What keeps the member from writing now, and what can be done about it. */
export function Sanctions({ member }: { member: MemberCaseView }) {
  const t = useTranslations('records.member.sanction');
  const { id, displayName, sanctions, untouchable } = member;
  const current = sanctions.find(({ inForce }) => inForce) ?? null;
  const past = sanctions.filter((sanction) => sanction !== current);
  return (
    <>
      {current ? <Sanction sanction={current} /> : <p>{t('none')}</p>}
      {past.length > 0 && (
        <Fold summary={t('earlier', { count: past.length })}>
          <ol role="list" className={styles.entries}>
            {past.map((sanction) => (
              <li key={sanction.id}>
                <Sanction sanction={sanction} />
              </li>
            ))}
          </ol>
        </Fold>
      )}
      {member.hasLeft ? null : untouchable ? (
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
  const t = useTranslations('records.member.sanction');
  const desk = useTranslations('desk');
  const say = useReason();
  const { kind, reason, startsAt, endsAt, by, inForce, lifted } = sanction;
  return (
    <div className={styles.entry}>
      <p>
        <Badge tone={inForce ? 'danger' : 'plain'}>{desk(`states.${kind}`)}</Badge>{' '}
        <span className={styles.when}>
          <Moment at={startsAt} />
          {endsAt && (
            <>
              {t('to')}
              <Moment at={endsAt} />
            </>
          )}
          {by && t('by', { by })}
        </span>
      </p>
      <p className={styles.said}>{desk('quoted', { text: reason })}</p>
      {lifted && (
        <p className={styles.note}>
          {t.rich('lifted', {
            when: () => <Moment at={lifted.at} />,
            by: lifted.by ?? 'nobody',
            reason: say(lifted.reason),
          })}
        </p>
      )}
    </div>
  );
}
