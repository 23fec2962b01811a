import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { Chapter } from '@/app/_ui/chapter';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Figures, type FigureRow } from '@/app/_ui/figures';
import type { Messages, translator } from '@/lib/language/translator';
import { Notice } from '@/app/_ui/notice';
import {
  MOST_REVIEWS,
  type LabChanges,
  type LabFigures,
  type LabView,
  type ReplayView,
} from '@/lib/peer-review/lab/schemas';
import { Moment } from '../_parts/frame/moment';
import { QuickAct } from '../_parts/queue/quick-act';
import { replay as replayAnew, stop } from './actions';
import { asAsked, labHref, REPLAY } from './lab-address';
import type { LabQuery } from './read-query';
import styles from './lab.module.css';

type Say = ReturnType<typeof translator<'settings.lab'>>;

type Props = {
  /** Null where nothing was changed that the past says something of. */
  replay: ReplayView | null;
  query: LabQuery;
  /** How often somebody has looked already: each time under another address, so that the browser loads it. */
  looked: number;
  takeHref: string | null;
  /** What would come of it from now on, where anything was changed. */
  forecast: ReactNode;
};

/** What the past would have come to: in a sentence, in a table, and comment by comment. Between them, what is foreseen. */
export function LabResult({ replay, query, looked, takeHref, forecast }: Props) {
  const t = useTranslations('settings.lab');
  const view = replay?.state === 'made' ? replay.view : null;
  return (
    <div className={styles.result}>
      <Part id={REPLAY} title={t('parts.short')}>
        {view && <p className={styles.lead}>{inShort(view, takeHref !== null, t)}</p>}
        {replay === null && <p className={styles.lead}>{t('short.foreseen')}</p>}
        {replay?.state === 'made' && (
          <p className={styles.fact}>
            {t.rich('replay.madeAt', { when: () => <Moment key="when" at={replay.madeAt} /> })}
          </p>
        )}
        {replay && !view && <UnderWay replay={replay} query={query} looked={looked} />}
        {takeHref && (
          <div>
            <ButtonLink href={takeHref}>{t('take')}</ButtonLink>
          </div>
        )}
      </Part>
      {forecast}
      {view && <Past view={view} differs={takeHref !== null} />}
    </div>
  );
}

/** The past is being replayed, or it was stopped, or nothing came of it. */
function UnderWay({ replay, query, looked }: { replay: ReplayView } & Pick<Props, 'query' | 'looked'>) {
  const t = useTranslations('settings.lab.replay');
  const numbers = asAsked(query);
  if (replay.state !== 'waiting')
    return (
      <>
        <Notice
          tone={replay.state === 'failed' ? 'bad' : undefined}
          title={t(replay.state === 'failed' ? 'failed' : 'stopped')}
        />
        <QuickAct act={replayAnew} fields={numbers} tone="primary">
          {t('retry')}
        </QuickAct>
      </>
    );
  return (
    <>
      <Notice title={t('waiting')}>
        <p>{t('seconds')}</p>
        <p>
          <progress aria-label={t('waiting')} max={100} value={replay.done} />{' '}
          {t('done', { done: replay.done })}
        </p>
      </Notice>
      <div className={styles.acts}>
        <ButtonLink size="small" href={`${labHref({ ...numbers, look: looked + 1 })}#${REPLAY}`}>
          {t('again')}
        </ButtonLink>
        <QuickAct act={stop} fields={numbers}>
          {t('stop')}
        </QuickAct>
      </div>
      <look-again />
    </>
  );
}

function Past({ view, differs }: { view: LabView; differs: boolean }) {
  const t = useTranslations('settings.lab');
  return (
    <>
      <Part id={COMPARED} title={t('parts.compared')}>
        <Comparison view={view} />
      </Part>
      {differs && (
        <>
          <Part id="lab-published" title={t('parts.published')}>
            <Changes changes={view.changes.published} none={t('nonePublished')} />
          </Part>
          <Part id="lab-referred" title={t('parts.referred')}>
            <Changes changes={view.changes.referred} none={t('noneReferred')} />
          </Part>
        </>
      )}
      <Part id="lab-limits" title={t('parts.limits')}>
        <Limits view={view} />
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Chapter id={id} title={title}>
      <div className={styles.body}>{children}</div>
    </Chapter>
  );
}

function inShort({ comments, days, changes }: LabView, differs: boolean, t: Say): string {
  const of = { comments, days };
  if (comments === 0) return t('short.nothing', { days });
  if (!differs) return t('short.same', of);
  const { published, referred, unknown } = changes;
  if (published.count + referred.count + unknown === 0) return t('short.alike', of);
  return t('short.differs', { ...of, published: published.count, referred: referred.count, unknown });
}

// ── The table ──────────────────────────────────────────────────────────────────────────────────

const COMPARED = 'lab-compared';

type Numbers = { number: (value: number) => string; decimal: (value: number | null | undefined) => string };
type Row = { key: RowName; value: (figures: LabFigures, numbers: Numbers) => string };
type RowName = keyof Messages['settings']['lab']['rows'];

const rows: Row[] = [
  { key: 'published', value: ({ published }, { number }) => number(published) },
  {
    key: 'publishedAndRejected',
    value: ({ publishedAndRejected }, { number }) => number(publishedAndRejected),
  },
  { key: 'referred', value: ({ referred }, { number }) => number(referred) },
  { key: 'waited', value: ({ waited }, { number }) => number(waited) },
  { key: 'unknown', value: ({ unknown }, { number }) => number(unknown) },
  { key: 'other', value: ({ other }, { number }) => number(other) },
  { key: 'hours', value: ({ hours }, { decimal }) => decimal(hours?.median) },
  { key: 'hoursMost', value: ({ hours }, { decimal }) => decimal(hours?.p90) },
  { key: 'spent', value: ({ reviewsSpent }, { number }) => number(reviewsSpent) },
  { key: 'each', value: ({ reviewsADecision }, { decimal }) => decimal(reviewsADecision) },
];

function Comparison({ view }: { view: LabView }) {
  const t = useTranslations('settings.lab');
  const numbers = useNumbers();
  const compared = rows.map(({ key, value }) =>
    line(named(key, t), value(view.now, numbers), value(view.tried, numbers)),
  );
  return (
    <Figures
      labelledBy={COMPARED}
      columns={[t('columns.now'), t('columns.tried')]}
      rows={[...compared, ...calibrationLines(view, t, numbers)]}
    />
  );
}

function useNumbers(): Numbers {
  const format = useFormatter();
  const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return {
    number: (value) => format.number(value),
    decimal: (value) => (value === null || value === undefined ? '–' : format.number(value, tenths)),
  };
}

/** A row's name, and the note below it where it has one. */
function named(key: RowName, t: Say, count = 0): Pick<FigureRow, 'name' | 'note'> {
  const note = `rows.${key}.note` as 'rows.left.note';
  return { name: t(`rows.${key}.name`), ...(t.has(note) && { note: t(note, { count }) }) };
}

/** Expected, not replayed: another rate would have hidden other items. */
function calibrationLines(
  { calibration, reviews }: LabView,
  t: Say,
  { number, decimal }: Numbers,
): FigureRow[] {
  const { inFact, tried, leftNow, leftTried } = calibration;
  const inAHundred = (items: number) =>
    reviews.inPeriod === 0 ? '–' : decimal((100 * items) / reviews.inPeriod);
  return [
    line(named('hidden', t), inAHundred(inFact), inAHundred(tried)),
    line(named('left', t, reviews.inPeriod), number(leftNow), number(Math.round(leftTried))),
  ];
}

/** A row of the table, what differs marked. */
const line = (row: Pick<FigureRow, 'name' | 'note'>, now: string, tried: string): FigureRow => ({
  ...row,
  values: [now, now === tried ? tried : <span className={styles.differs}>{tried}</span>],
});

// ── Comment by comment ─────────────────────────────────────────────────────────────────────────

function Changes({ changes: { count, named }, none }: { changes: LabChanges; none: string }) {
  const t = useTranslations('settings.lab');
  if (count === 0) return <p>{none}</p>;
  return (
    <>
      <ul role="list" className={styles.changes}>
        {named.map(({ commentId, author, excerpt: text, inFact }, place) => (
          <li key={`${commentId} ${place}`}>
            <a href={`/admin/comments/${commentId}`}>{author}</a>: {excerpt(text, 140).text}{' '}
            <span className={styles.fact}>{t(`facts.${inFact}`)}</span>
          </li>
        ))}
      </ul>
      {count > named.length && <p>{t('more', { count: count - named.length })}</p>}
    </>
  );
}

// ── The limits ─────────────────────────────────────────────────────────────────────────────────

function Limits({ view: { reviews, check, changes } }: { view: LabView }) {
  const t = useTranslations('settings.lab.limits');
  return (
    <ul className={styles.limits}>
      <li>{t('length', { count: changes.unknown })}</li>
      <li>
        {check.decided === 0
          ? t('none')
          : t('check', {
              count: check.decided,
              alike: check.alike,
              all: check.alike === check.decided ? 'yes' : 'no',
            })}
      </li>
      <li>{t('who')}</li>
      <li>{t('rate')}</li>
      <li>
        {t('newest', {
          most: MOST_REVIEWS,
          all: reviews.isAll ? 'yes' : 'no',
          count: reviews.lookedAt,
          day: reviews.oldest?.slice(0, 10) ?? '',
        })}
      </li>
    </ul>
  );
}
