import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { articlePath } from '@/app/_ui/article-path';
import { Figures, type FigureRow } from '@/app/_ui/figures';
import { figuresIn } from '@/app/_ui/figures-in-words';
import { Fold } from '@/app/_ui/fold';
import { dayInWords } from '@/lib/language/times';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { NumbersTable, NumbersView, Totals } from '@/lib/moderation/numbers/schemas';
import type { AuditedRate } from '@/lib/peer-review/transparency/schemas';
import { Facts } from '../_parts/frame/facts';
import { MemberLink } from '../_parts/frame/member-link';
import { Section } from '../_parts/frame/section';
import { waitInWords } from '../_parts/words/wait-in-words';
import { drawBars, drawLines } from './draw-chart';
import styles from './numbers.module.css';

/** Lines of a table on the page, and bars of a chart; the file has them all. */
const MOST = 25;
const BARS = 8;

type Props = {
  view: NumbersView;
  csvHref: (table: NumbersTable) => string;
  /** Since when the oldest waits, from an ISO time; null where nothing does. */
  oldest: Record<'withModerators' | 'inReview', string | null>;
  /** Null where they were not counted yet. */
  audits: Record<'last30Days' | 'all', AuditedRate> | null;
  /** Whether it is for them what other moderators did. */
  seesAll: boolean;
  now: Date;
};

export function NumbersOf({ view, csvHref, oldest, audits, seesAll, now }: Props) {
  const t = useTranslations('numbers');
  const desk = useTranslations('desk');
  const say = useTranslations('pages.figures');
  const locale = useLocale();
  const { number, dateTime } = useFormatter();
  const { rangeInWords } = figuresIn(say);
  const { days, before, totals, byDay } = view;
  const span = ({ from, to }: typeof days) =>
    from === to ? inWords(from) : t('span', { from: inWords(from), to: inWords(to) });
  const inWords = (day: string) => dayInWords(new Date(day), locale);
  const shortDay = (day: Date) => dateTime(day, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const columns = [t('columns.now'), t('columns.before')];
  const rules = view.rules.map((rule) => ({ ...rule, name: houseRuleIn(locale, rule.of)?.title ?? rule.of }));
  const part = { csvHref, number };
  return (
    <>
      <p className={styles.compared}>{t('compared', { now: span(days), before: span(before) })}</p>
      <div className={styles.parts}>
        <Part {...part} table="totals" columns={columns} rows={useTotals(totals)} />
        <Section id="waiting" title={t('waiting.title')}>
          <Facts
            facts={(['withModerators', 'inReview'] as const).map((line) => [
              t(`waiting.${line}`),
              oldest[line] === null ? t('waiting.none') : waitInWords(oldest[line], now, desk),
            ])}
          />
          <h3>{t('audits.title')}</h3>
          <Facts
            facts={(['last30Days', 'all'] as const).map((period) => [
              t(`audits.${period}`),
              audits ? rangeInWords(audits[period]) : t('audits.later'),
            ])}
          />
          <p className={styles.note}>{t('audits.note')}</p>
        </Section>
        <Part
          {...part}
          table="days"
          columns={[t('totals.submitted'), t('totals.posted'), t('totals.decided')]}
          folded={t('eachDay', { count: byDay.length })}
          chart={
            byDay.length > 1 && {
              svg: drawLines(byDay, { label: t('charts.days'), number, dayInWords: shortDay }),
              caption: t('charts.lines'),
            }
          }
          rows={byDay.map(({ day, submitted, posted, decided }) => ({
            name: inWords(day),
            values: [number(submitted), number(posted), number(decided)],
          }))}
        />
        <Part
          {...part}
          table="rules"
          columns={columns}
          bars={rules.map(({ name, now: count }) => ({ name, count }))}
          rows={rules.map((rule) => ({ name: rule.name, values: [number(rule.now), number(rule.before)] }))}
        />
        <Part
          {...part}
          table="articles"
          columns={[t('totals.submitted'), t('totals.posted'), t('columns.submittedBefore')]}
          bars={view.articles.map(({ headline: name, submitted: count }) => ({ name, count }))}
          rows={view.articles.map(({ slug, headline, submitted, posted, before: earlier }) => ({
            key: slug,
            name: <a href={articlePath(slug)}>{headline}</a>,
            values: [number(submitted), number(posted), number(earlier)],
          }))}
        />
        <Part
          {...part}
          table="moderators"
          note={seesAll ? undefined : t('ownAlone')}
          columns={columns}
          bars={view.moderators.map(({ displayName: name, now: count }) => ({ name, count }))}
          rows={view.moderators.map(({ of, displayName, now: count, before: earlier }) => ({
            key: of,
            name: <MemberLink id={of} displayName={displayName} />,
            values: [number(count), number(earlier)],
          }))}
        />
      </div>
    </>
  );
}

type PartProps = Pick<Props, 'csvHref'> & {
  number: (count: number) => string;
  table: NumbersTable;
  columns: string[];
  rows: FigureRow[];
  bars?: { name: string; count: number }[];
  chart?: { svg: string; caption: string } | false;
  note?: string;
  /** The table stands folded up under these words. */
  folded?: string;
};

/** A chart, where there is something to draw, with its table and the way to its file. */
function Part({ csvHref, number, table, columns, rows, bars = [], chart, note, folded }: PartProps) {
  const t = useTranslations('numbers');
  const shown = bars.filter(({ count }) => count > 0).slice(0, BARS);
  const picture =
    chart ||
    (shown.length > 1 && { svg: drawBars(shown, { label: t(`charts.${table}`), number }), caption: '' });
  const figures = (
    <Figures labelledBy={`${table}-title`} columns={columns} rows={rows.slice(0, MOST_ROWS(table))} />
  );
  return (
    <Section id={table} title={t(`parts.${table}`)}>
      {note && <p className={styles.note}>{note}</p>}
      {picture && <Chart {...picture} />}
      {rows.length === 0 && <p>{t('nothing')}</p>}
      {rows.length > 0 && (folded ? <Fold summary={folded}>{figures}</Fold> : figures)}
      {rows.length > MOST_ROWS(table) && <p className={styles.note}>{t('most', { count: MOST })}</p>}
      <p>
        <a href={csvHref(table)} download>
          {t('file', { table: t(`parts.${table}`) })}
        </a>
      </p>
    </Section>
  );
}

/** Days have a bound of their own. */
const MOST_ROWS = (table: NumbersTable) => (table === 'days' ? Infinity : MOST);

function Chart({ svg, caption }: { svg: string; caption: string }): ReactNode {
  return (
    <figure className={styles.chart}>
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** What a period comes to, line by line, beside the one before. */
function useTotals({ now, before }: NumbersView['totals']): FigureRow[] {
  const t = useTranslations('numbers');
  const say = useTranslations('pages.figures');
  const { number } = useFormatter();
  const { durationInWords, partInWords } = figuresIn(say);
  const time = (seconds: number | null) => (seconds === null ? t('none') : durationInWords(seconds));
  const share = (part: number, all: number) => partInWords(part, all) ?? t('none');
  const lines: [string, (totals: Totals) => string][] = [
    [t('totals.submitted'), ({ submitted }) => number(submitted)],
    [t('totals.posted'), ({ posted }) => number(posted)],
    [t('totals.withoutModerator'), ({ withoutModerator, decided }) => share(withoutModerator, decided)],
    [t('totals.median'), ({ median }) => time(median)],
    [t('totals.ninetieth'), ({ ninetieth }) => time(ninetieth)],
    [t('totals.needed'), ({ needed }) => number(needed)],
    [t('totals.onDuty'), ({ onDuty }) => number(onDuty)],
    [t('totals.volunteered'), ({ volunteered }) => number(volunteered)],
    [t('totals.reversed'), ({ reversed, appeals }) => share(reversed, appeals)],
    [t('totals.joined'), ({ joined }) => number(joined)],
    [t('totals.commented'), ({ commented }) => number(commented)],
  ];
  return lines.map(([name, value]) => ({ name, values: [value(now), value(before)] }));
}
