import { useLocale, useTranslations } from 'next-intl';
import { dayInWords } from '@/lib/language/times';
import type { PlannedView } from '@/lib/members/membership-import/schemas';
import { MemberLink } from '../../_parts/frame/member-link';
import styles from './import.module.css';

type Plans = readonly { key: string; name: string }[];
type Props = { planned: PlannedView[]; plans: Plans; labelledBy: string };

/** What would become another, a line of the file a row. */
export function PlannedTable({ planned, plans, labelledBy }: Props) {
  const t = useTranslations('imports.table');
  return (
    <table className={styles.table} aria-labelledby={labelledBy} role="table">
      <thead role="rowgroup">
        <tr role="row">
          {(['line', 'who', 'now', 'then'] as const).map((column) => (
            <th key={column} scope="col" role="columnheader">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {planned.map((one) => (
          <Row key={one.line} planned={one} plans={plans} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ planned, plans }: { planned: PlannedView; plans: Plans }) {
  const t = useTranslations('imports.table');
  const [now, then] = useSides(planned, plans);
  return (
    <tr role="row">
      <td role="cell" className={styles.line}>
        {planned.line}
      </td>
      <th role="rowheader" scope="row">
        {planned.kind === 'change' && <MemberLink {...planned.member} />}
        <bdi className={styles.address}>{planned.email}</bdi>
      </th>
      <td role="cell" data-column={t('now')}>
        {now}
      </td>
      <td role="cell" data-column={t('then')}>
        {then}
      </td>
    </tr>
  );
}

/** How it stands now, and would then, in words. */
function useSides(planned: PlannedView, plans: Plans): [string, string] {
  const t = useTranslations('imports.table');
  const states = useTranslations('records.members.membership');
  const locale = useLocale();
  const terms = ({ plan, until }: { plan: string | null; until: string | null }) => ({
    hasPlan: plan === null ? 'no' : 'yes',
    plan: plans.find(({ key }) => key === plan)?.name ?? plan ?? '',
    hasUntil: until === null ? 'no' : 'yes',
    until: until === null ? '' : dayInWords(new Date(until), locale),
  });
  switch (planned.kind) {
    case 'uninvite':
      return [t('wasInvited'), t('uninvited')];
    case 'invite':
      return [t('noAccount'), t('invited', terms(planned))];
    case 'change': {
      const { from, to } = planned;
      const side = (one: typeof to) => t('side', { state: states(one.state), ...terms(one) });
      return [from ? side(from) : states('none'), side(to)];
    }
  }
}
