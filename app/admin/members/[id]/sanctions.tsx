import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Fold } from '@/app/_ui/fold';
import { linkTo } from '@/app/_ui/link-to';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { useReason } from '@/app/_ui/use-reason';
import { houseRuleIn, houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import type { MemberCaseView, SanctionView } from '@/lib/moderation/sanctions/schemas';
import type { SanctionForeseen } from '@/lib/peer-review/decision/foresee-sanction';
import { Appeals } from '@/app/admin/_parts/case/appeals';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { SanctionForm } from '@/app/admin/_parts/sanction/sanction-form';
import styles from './member.module.css';
import { LiftForm } from './lift-form';

type Props = {
  member: MemberCaseView;
  /** Against these, and all that wait, the latest first. */
  appeals: AppealView[];
  /** Where the page of sanctions begins. */
  cursor: string | undefined;
  /** Null where this viewer may not sanction them, or they have left. */
  foreseen: SanctionForeseen | null;
};

/** What keeps the member from writing now, and what can be done about it; of who has left, what a ban keeps out can be let in again. */
export function Sanctions({ member, appeals, cursor, foreseen }: Props) {
  const t = useTranslations('records.member.sanction');
  const { id, displayName, current, sanctions, sanctionsCursor, total, untouchable } = member;
  // Lifting it would decide that.
  const isDecidedAbove = appeals.some(({ sanction, mayDecide }) => mayDecide && sanction?.id === current?.id);
  const past = sanctions.filter((sanction) => sanction.id !== current?.id);
  const pages = useTranslations('desk.pages');
  const rules = houseRulesIn(useLocale()).map(({ key, title }) => ({ key, title }));
  const form = foreseen && <SanctionForm memberId={id} member={{ ...member, foreseen }} rules={rules} />;
  return (
    <>
      {current ? <Sanction sanction={current} /> : <p>{t('none')}</p>}
      {appeals.length > 0 && (
        <div id="appeal">
          <Appeals appeals={appeals} />
        </div>
      )}
      {past.length > 0 && (
        <Fold summary={t('earlier', { count: total - (current ? 1 : 0) })} open={cursor !== undefined}>
          <ol role="list" className={styles.entries}>
            {past.map((sanction) => (
              <li key={sanction.id}>
                <Sanction sanction={sanction} />
              </li>
            ))}
          </ol>
          <PaginationByCursor
            label={t('pages')}
            name="sanctions"
            first={`/admin/members/${id}#sanctions`}
            cursor={cursor}
            nextCursor={sanctionsCursor}
            words={{ first: pages('newest'), next: pages('earlier') }}
          />
        </Fold>
      )}
      {untouchable ? (
        <p className={styles.note}>{untouchable}</p>
      ) : (
        <>
          {current && !isDecidedAbove && (
            <LiftForm memberId={id} name={displayName} current={current.id} former={member.hasLeft} />
          )}
          {form}
        </>
      )}
    </>
  );
}

function Sanction({ sanction }: { sanction: SanctionView }) {
  const t = useTranslations('records.member.sanction');
  const desk = useTranslations('desk');
  const say = useReason();
  const { kind, rule, reason, commentId, startsAt, endsAt, by, inForce, lifted } = sanction;
  const broken = houseRuleIn(useLocale(), rule ?? '');
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
      {(broken || commentId) && (
        <p className={styles.note}>
          {broken && t.rich('rule', { title: broken.title, link: linkTo(`/policy#${broken.key}`) })}{' '}
          {commentId && <a href={`/admin/comments/${commentId}`}>{t('about')}</a>}
        </p>
      )}
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
