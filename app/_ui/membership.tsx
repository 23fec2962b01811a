import { useTranslations } from 'next-intl';
import type { MembershipChangeView, MembershipView } from '@/lib/members/memberships/schemas';
import type { PolicySettings } from '@/lib/policy/schemas';
import styles from './membership.module.css';
import { Dateline } from './timestamp';

type Terms = Pick<PolicySettings, 'membership' | 'names'>;

/** The name of a plan; one that the policy has no more goes by its key. */
const planIn = ({ membership: { plans } }: Terms, key: string) =>
  plans.find((plan) => plan.key === key) ?? { name: key, description: '' };

/** How a membership stands: its state, plan and days. */
export function MembershipFacts({ membership, terms }: { membership: MembershipView; terms: Terms }) {
  const t = useTranslations('account.membership');
  const { state, source, plan, from, until, graceUntil } = membership;
  const bought = plan === null ? null : planIn(terms, plan);
  return (
    <dl className={styles.facts}>
      <dt>{t('state')}</dt>
      <dd>{t(`states.${state}`)}</dd>
      {bought && (
        <>
          <dt>{t('plan')}</dt>
          <dd>
            {bought.name}
            {bought.description && <span className={styles.note}>{bought.description}</span>}
          </dd>
        </>
      )}
      <dt>{t('source')}</dt>
      <dd>{t(`sources.${source}`, { publication: terms.names.publication })}</dd>
      <dt>{t('from')}</dt>
      <dd>
        <Dateline at={from} />
      </dd>
      {(until || state === 'ACTIVE') && (
        <>
          <dt>{t(state === 'ACTIVE' ? 'until' : 'ended')}</dt>
          <dd>{until ? <Dateline at={until} /> : t('runsOn')}</dd>
        </>
      )}
      {state === 'GRACE' && graceUntil && (
        <>
          <dt>{t('grace')}</dt>
          <dd>
            <Dateline at={graceUntil} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What became of a membership, the latest first. */
export function MembershipHistory({ history, terms }: { history: MembershipChangeView[]; terms: Terms }) {
  const t = useTranslations('account.membership');
  return (
    <ol role="list" className={styles.history}>
      {history.map(({ id, at, by, from, to, reason }) => (
        <li key={id}>
          <p>
            <strong>{t('change', { to: to.state, from: from?.state ?? 'none' })}</strong>{' '}
            <span className={styles.when}>
              <Dateline at={at} />
              {by && (
                <>
                  {' '}
                  <bdi>{t('changeBy', { name: by })}</bdi>
                </>
              )}
            </span>
          </p>
          {to.state === 'ACTIVE' && (to.plan || to.until) && (
            <p className={styles.note}>
              {to.plan && planIn(terms, to.plan).name}{' '}
              {to.until && t.rich('changeUntil', { day: () => <Dateline at={to.until!} /> })}
            </p>
          )}
          {reason && (
            <p className={styles.said}>
              <bdi>{reason}</bdi>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
