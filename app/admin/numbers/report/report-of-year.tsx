import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Figures, type FigureRow } from '@/app/_ui/figures';
import { figuresIn } from '@/app/_ui/figures-in-words';
import { withQuery } from '@/app/_ui/with-query';
import { dayInWords } from '@/lib/language/times';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { Answered, Counted, YearReport } from '@/lib/moderation/numbers/schemas';
import { DeskFilter } from '../../_parts/frame/desk-list';
import { Section } from '../../_parts/frame/section';
import styles from '../numbers.module.css';

/** A year in tables, each under what it is about, with the way to its file and to other years. */
export function ReportOfYear({ report }: { report: YearReport }) {
  const t = useTranslations('numbers.report');
  const say = useTranslations('pages.figures');
  const locale = useLocale();
  const { number } = useFormatter();
  const { durationInWords, partInWords } = figuresIn(say);
  const { year, years, days, decided, reviews, reports, held, appeals } = report;
  const share = (part: number, all: number) => partInWords(part, all) ?? t('none');
  const time = (seconds: number | null) => (seconds === null ? t('none') : durationInWords(seconds));
  const ruleName = (of: string) => houseRuleIn(locale, of)?.title ?? t('otherRule');
  const counted = (all: Counted[], name: (of: string) => string): FigureRow[] =>
    all.map(({ of, count }) => ({ key: of, name: name(of), values: [number(count)] }));
  const answered = (name: string, { count, median }: Answered): FigureRow => ({
    name,
    values: [number(count), time(median)],
  });
  const inWords = (day: string) => dayInWords(new Date(day), locale);
  return (
    <>
      <DeskFilter
        label={t('years')}
        choices={years.map((one) => ({
          href: withQuery('/admin/numbers/report', { year: one }),
          words: String(one),
          current: one === year,
        }))}
      />
      <p className={styles.compared}>
        {t('span', { from: inWords(days.from), to: inWords(days.to) })}{' '}
        <a href={withQuery('/admin/numbers/report.csv', { year })} download>
          {t('file')}
        </a>
      </p>
      <div className={styles.parts}>
        <Table
          id="all"
          columns={[t('columns.count')]}
          rows={[
            { name: t('all.submitted'), values: [number(report.submitted)] },
            { name: t('all.posted'), values: [number(report.posted)] },
            { name: t('all.withoutModerator'), values: [share(decided.withoutModerator, decided.count)] },
            { name: t('all.median'), values: [time(decided.median)] },
            { name: t('all.onDuty'), values: [number(reviews.onDuty)] },
            { name: t('all.volunteered'), values: [number(reviews.volunteered)] },
            { name: t('all.moderators'), values: [number(report.moderators)] },
          ]}
        />
        <Table
          id="acts"
          columns={[t('columns.count')]}
          rows={counted(report.acts, (of) => t('acts.what', { what: of }))}
        />
        <Table id="rules" columns={[t('columns.count')]} rows={counted(report.rules, ruleName)} />
        <Table id="reported" columns={[t('columns.count')]} rows={counted(reports.made, ruleName)} />
        <Table
          id="answered"
          columns={[t('columns.count'), t('columns.median')]}
          rows={[
            answered(t('answered.upheld'), reports.upheld),
            answered(t('answered.dismissed'), reports.dismissed),
          ]}
        />
        <Table
          id="appeals"
          columns={[t('columns.count'), t('columns.median')]}
          rows={[
            answered(t('appeals.upheld'), appeals.upheld),
            answered(t('appeals.reversed'), appeals.reversed),
          ]}
        />
        <Table
          id="held"
          note={t('held.note')}
          columns={[t('columns.count')]}
          rows={[
            ...counted(held.reasons, (of) => t('held.why', { why: of.replaceAll('-', '_') })),
            ...(held.posted > 0 ? [{ name: t('held.posted'), values: [number(held.posted)] }] : []),
          ]}
        />
        <Table
          id="sanctions"
          columns={[t('columns.count')]}
          rows={counted(report.sanctions, (of) => t('sanctions.what', { what: of }))}
        />
      </div>
    </>
  );
}

type Part = 'all' | 'acts' | 'rules' | 'reported' | 'answered' | 'appeals' | 'held' | 'sanctions';

function Table({
  id,
  note,
  columns,
  rows,
}: {
  id: Part;
  note?: string;
  columns: string[];
  rows: FigureRow[];
}) {
  const t = useTranslations('numbers.report');
  return (
    <Section id={id} title={t(`${id}.title`)}>
      {note && <p className={styles.note}>{note}</p>}
      {rows.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <Figures labelledBy={`${id}-title`} {...{ columns, rows }} />
      )}
    </Section>
  );
}
