import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { Chapter } from '@/app/_ui/chapter';
import { excerpt } from '@/app/_ui/excerpt';
import { Figures, type FigureRow } from '@/app/_ui/figures';
import { MOST_REVIEWS, type LabChanges, type LabFigures, type LabView } from '@/lib/peer-review/lab/schemas';
import styles from './lab.module.css';

/** What the past would have come to: in a sentence, in a table, and comment by comment. */
export function LabResult({ view, takeHref }: { view: LabView; takeHref: string | null }) {
  return (
    <div className={styles.result}>
      <Part id="lab-in-short" title="In short">
        <p className={styles.lead}>{inShort(view, takeHref !== null)}</p>
        {takeHref && (
          <div>
            <ButtonLink href={takeHref}>Take these numbers to the policy form</ButtonLink>
          </div>
        )}
      </Part>
      <Part id={COMPARED} title="Compared">
        <Comparison view={view} />
      </Part>
      {takeHref && (
        <>
          <Part id="lab-published" title="Would have been published">
            <Changes
              changes={view.changes.published}
              none="No comment would have been published that was not."
            />
          </Part>
          <Part id="lab-referred" title="Would have come to a moderator">
            <Changes
              changes={view.changes.referred}
              none="No comment would have been referred that was not."
            />
          </Part>
        </>
      )}
      <Part id="lab-limits" title="What this cannot know">
        <Limits view={view} />
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Chapter id={id} title={title}>
      <div className={styles.body}>{children}</div>
    </Chapter>
  );
}

function inShort({ comments, days, changes }: LabView, differs: boolean): string {
  const of = `${counted(comments, 'comment')} that got in line in the last ${counted(days, 'day')}`;
  if (comments === 0)
    return `No comment got in line in the last ${counted(days, 'day')}: there is nothing to replay.`;
  if (!differs)
    return `These are the numbers in force, replayed on the ${of}. Change one of them to see what it does.`;
  const { published, referred, unknown } = changes;
  if (published.count + referred.count + unknown === 0)
    return `Of the ${of}, every one would have ended as it does under the numbers in force.`;
  const open =
    unknown > 0
      ? ` Of ${number(unknown)} nobody can say: more reviews would have been needed than there were.`
      : '';
  return `Of the ${of}, ${some(published.count)} would have been published by peers and ${isOrAre(published.count)} not under the numbers in force; ${some(referred.count)} would have come to a moderator and ${isOrAre(referred.count, 'does', 'do')} not.${open}`;
}

const some = (count: number) => (count === 0 ? 'none' : number(count));
const isOrAre = (count: number, one = 'is', more = 'are') => (count > 1 ? more : one);

// ── The table ──────────────────────────────────────────────────────────────────────────────────

const COMPARED = 'lab-compared';

type Row = Omit<FigureRow, 'values'> & { value: (figures: LabFigures) => string };

const rows: Row[] = [
  { name: 'Published by peers', value: ({ published }) => number(published) },
  {
    name: 'Of those, not accepted by a moderator later',
    note: 'published, and removed since, or rejected when a moderator decided',
    value: ({ publishedAndRejected }) => number(publishedAndRejected),
  },
  { name: 'Referred by peers', value: ({ referred }) => number(referred) },
  { name: 'Referred because they had waited too long', value: ({ waited }) => number(waited) },
  {
    name: 'Not to be known',
    note: 'they would have needed more reviews than they were given',
    value: ({ unknown }) => number(unknown),
  },
  {
    name: 'Not decided by peers',
    note: 'changed, taken back or decided by a moderator meanwhile, or still in line',
    value: ({ other }) => number(other),
  },
  {
    name: 'Hours to decision',
    note: 'from getting in line; half of them took no longer',
    value: ({ hours }) => decimal(hours?.median),
  },
  { name: 'The same, for nine in ten', value: ({ hours }) => decimal(hours?.p90) },
  { name: 'Reviews spent on them', value: ({ reviewsSpent }) => number(reviewsSpent) },
  {
    name: 'Reviews that a decision took',
    note: 'on the average',
    value: ({ reviewsADecision }) => decimal(reviewsADecision),
  },
];

function Comparison({ view }: { view: LabView }) {
  const compared = rows.map(({ value, ...row }) => line(row, value(view.now), value(view.tried)));
  return (
    <Figures
      labelledBy={COMPARED}
      columns={['In force', 'Tried']}
      rows={[...compared, ...calibrationLines(view)]}
    />
  );
}

/** Expected, not replayed: another rate would have hidden other items. */
function calibrationLines({ calibration, reviews }: LabView): FigureRow[] {
  const { inFact, tried, leftNow, leftTried } = calibration;
  const inAHundred = (items: number) =>
    reviews.inPeriod === 0 ? '–' : decimal((100 * items) / reviews.inPeriod);
  const hidden = {
    name: 'Of 100 reviews, on calibration items',
    note: 'in force: as counted; tried: as is to be expected',
  };
  const left = {
    name: 'Reviews left for comments',
    note: `of all ${number(reviews.inPeriod)} that were given`,
  };
  return [
    line(hidden, inAHundred(inFact), inAHundred(tried)),
    line(left, number(leftNow), number(Math.round(leftTried))),
  ];
}

/** A row of the table, what differs marked. */
const line = (row: Omit<FigureRow, 'values'>, now: string, tried: string): FigureRow => ({
  ...row,
  values: [now, now === tried ? tried : <span className={styles.differs}>{tried}</span>],
});

const number = (value: number) => value.toLocaleString('en');
const decimal = (value: number | null | undefined) =>
  value === null || value === undefined
    ? '–'
    : value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const counted = (value: number, noun: string) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;

// ── Comment by comment ─────────────────────────────────────────────────────────────────────────

const factWords: Record<LabChanges['named'][number]['inFact'], string> = {
  'accepted by a moderator': 'In fact a moderator accepted it.',
  'not accepted by a moderator': 'In fact a moderator did not accept it.',
  'published by peers': 'In fact its peers published it.',
  'waiting for a moderator': 'In fact it waits for a moderator.',
  'not decided': 'In fact nobody has decided it.',
};

function Changes({ changes: { count, named }, none }: { changes: LabChanges; none: string }) {
  if (count === 0) return <p>{none}</p>;
  return (
    <>
      <ul role="list" className={styles.changes}>
        {named.map(({ commentId, author, excerpt: text, inFact }, place) => (
          <li key={`${commentId} ${place}`}>
            <a href={`/admin/comments/${commentId}`}>{author}</a>: {excerpt(text, 140).text}{' '}
            <span className={styles.fact}>{factWords[inFact]}</span>
          </li>
        ))}
      </ul>
      {count > named.length && <p>And {number(count - named.length)} more.</p>}
    </>
  );
}

// ── The limits ─────────────────────────────────────────────────────────────────────────────────

function checkInWords({ decided, alike }: LabView['check']): string {
  const all = `Of the ${counted(decided, 'comment')} that peers decided, the replay under the numbers in force decides ${alike === decided ? 'every one' : number(alike)} as they did.`;
  if (alike === decided) return all;
  return `${all} The others were decided under earlier numbers, or by records as the nightly fit had made them.`;
}

function Limits({ view: { reviews, check, changes } }: { view: LabView }) {
  return (
    <ul className={styles.limits}>
      <li>
        A comment that was decided after three reviews has no fourth. Where these numbers ask for more reviews
        than a comment was given, its end is not to be known: {counted(changes.unknown, 'comment')} here,
        beyond those under the numbers in force.
      </li>
      <li>
        {check.decided === 0
          ? 'Peers have decided none of these comments yet, so that there is nothing to check the replay by.'
          : checkInWords(check)}
      </li>
      <li>
        Who would have reviewed what is as it was. Under other numbers some comments would have been reviewed
        by others, sooner or later than they were; only what follows from the reviews that were given is
        replayed.
      </li>
      <li>
        Another calibration rate would have given reviewers other things to review. How many of the reviews it
        leaves for comments is computed from how often chance hides an item; it changes no comment’s end here.
      </li>
      <li>
        The newest {number(MOST_REVIEWS)} reviews are looked at
        {reviews.isAll
          ? `, which are all there are (${number(reviews.lookedAt)}).`
          : `; there are older ones, from before ${reviews.oldest?.slice(0, 10)}.`}
      </li>
    </ul>
  );
}
