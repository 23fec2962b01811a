import { useTranslations } from 'next-intl';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { ErrorSummary } from '@/app/_ui/notice';
import { withQuery } from '@/app/_ui/with-query';
import { lengthOf } from '@/lib/moderation/numbers/days';
import { periodBefore } from '@/lib/moderation/numbers/periods';
import {
  FIRST_DAY,
  MOST_DAYS,
  type Days,
  type PeriodProblem,
  type PeriodQuery,
} from '@/lib/moderation/numbers/schemas';
import { DeskFilter } from '../_parts/frame/desk-list';
import styles from './numbers.module.css';

type Props = { query: PeriodQuery; days: Days | PeriodProblem[]; today: string };

/** Which days the numbers are of. It is sent as an address and changes nothing. */
export function PeriodForm({ query, days, today }: Props) {
  const t = useTranslations('numbers');
  const problems = Array.isArray(days)
    ? days.map(({ field, code }) => ({
        field,
        fieldId: field,
        message: t(`problems.${code}`, { field: t(field), first: FIRST_DAY, today, most: MOST_DAYS }),
      }))
    : [];
  const shown = Array.isArray(days) ? query : days;
  const choices = (['day', 'week', 'month'] as const).map((period) => ({
    href: withQuery('/admin/numbers', { period }),
    words: t(`periods.${period}`),
    current: query.period === period,
  }));
  const earlier = Array.isArray(days) || periodBefore(days).from < FIRST_DAY ? null : periodBefore(days);
  return (
    <div className={styles.choose}>
      <DeskFilter
        label={t('period')}
        choices={[
          ...choices,
          ...(earlier
            ? [
                {
                  href: withQuery('/admin/numbers', { period: 'own', ...earlier }),
                  words: t('earlier', { count: lengthOf(earlier) }),
                  current: false,
                },
              ]
            : []),
        ]}
      />
      <Fold narrow summary={t('own')} open={query.period === 'own'}>
        <form method="get" action="/admin/numbers" aria-label={t('own')} className={styles.form} noValidate>
          <ErrorSummary problems={problems} />
          <input type="hidden" name="period" value="own" />
          {(['from', 'to'] as const).map((field) => (
            <TextField
              key={field}
              id={field}
              name={field}
              type="date"
              label={t(field)}
              min={FIRST_DAY}
              max={today}
              defaultValue={shown[field]}
              error={problems.find((problem) => problem.field === field)?.message}
            />
          ))}
          <Button>{t('show')}</Button>
        </form>
      </Fold>
    </div>
  );
}
