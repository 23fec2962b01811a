import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Chapter } from '@/app/_ui/chapter';
import { Figures, type FigureRow } from '@/app/_ui/figures';
import { Page, PageHeading } from '@/app/_ui/page';
import { dayInWords } from '@/app/_ui/when';
import type { TransparencyReport } from '@/lib/web/api/contracts/transparency';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { readTransparencyReport } from '@/lib/web/read-transparency-report';
import { alphaInWords, durationInWords, number, shareInWords } from './figures';
import styles from './transparency.module.css';

export const metadata: Metadata = {
  title: 'Peer review in numbers',
  description:
    'How many comments are posted and refused here, how long it takes, and how often we were wrong.',
  alternates: { canonical: '/transparency' },
};

type Period = TransparencyReport['all'];
type Row = Omit<FigureRow, 'values'> & { value: (period: Period) => ReactNode };

const volumes: Row[] = [
  { name: 'Comments sent in', value: ({ submitted }) => number(submitted) },
  { name: 'Posted', note: 'for the first time', value: ({ published }) => number(published) },
  {
    name: 'Referred to a moderator',
    note: 'by their reviews, or because nobody had decided in time',
    value: ({ referred }) => number(referred),
  },
  {
    name: 'Held by the automatic checks',
    note: 'for a moderator to read first',
    value: ({ held }) => number(held),
  },
  { name: 'Rejected', note: 'by a moderator', value: ({ rejected }) => number(rejected) },
  { name: 'Removed', note: 'after they had been posted', value: ({ removed }) => number(removed) },
  {
    name: 'Expired',
    note: 'because their authors did not do their reviews',
    value: ({ expired }) => number(expired),
  },
];

const times: Row[] = [
  {
    name: 'From being sent in to being posted',
    note: 'half of the comments took no longer',
    value: ({ timeToPublish }) => durationInWords(timeToPublish?.median),
  },
  {
    name: 'The same, for nine in ten',
    value: ({ timeToPublish }) => durationInWords(timeToPublish?.p90),
  },
  {
    name: 'Of that, in line with the reviewers',
    note: 'after the author’s own reviews; half took no longer',
    value: ({ timeInLine }) => durationInWords(timeInLine?.median),
  },
  {
    name: 'The same, for nine in ten',
    value: ({ timeInLine }) => durationInWords(timeInLine?.p90),
  },
];

const judgements: Row[] = [
  {
    name: 'Agreement of the reviewers',
    note: 'Krippendorff’s alpha: 1 is always, 0 is as often as chance has it',
    value: ({ agreement }) => alphaInWords(agreement.alpha),
  },
  {
    name: 'Referred to a moderator',
    note: 'of the comments that left the line',
    value: ({ referrals }) => shareInWords(referrals),
  },
  {
    name: 'Practice texts judged well',
    note: 'texts whose right verdict is known',
    value: ({ calibration }) => shareInWords(calibration),
  },
];

const corrections: Row[] = [
  {
    name: 'Objected to by reviewers, posted by a moderator',
    note: 'of those that reviewers referred and a moderator has decided',
    value: ({ overturned }) => shareInWords(overturned.referrals),
  },
  {
    name: 'Accepted by reviewers, removed by a moderator',
    note: 'and not restored; of those that reviewers had posted',
    value: ({ overturned }) => shareInWords(overturned.publications),
  },
  {
    name: 'Appeals made',
    note: 'against a rejection or a removal',
    value: ({ appeals }) => number(appeals.filed),
  },
  {
    name: 'Appeals decided',
    note: 'each by another moderator',
    value: ({ appeals }) => number(appeals.decided),
  },
  { name: 'Decisions reversed on appeal', value: ({ appeals }) => number(appeals.reversed) },
];

/** How peer review has done, in numbers, the unflattering ones included. Counted every hour. */
export default async function TransparencyPage() {
  // The counts change by the hour; what has no tag at all is not kept.
  await declareCacheTags(['policy']);
  const report = await readTransparencyReport();
  return (
    <PageFrame returnTo="/transparency">
      <Page>
        <PageHeading
          title="Peer review in numbers"
          intro="Members decide here what is posted. This is how that goes: how much, how fast, and how often it had to be put right."
        />
        <Now report={report} />
        <div className={styles.sections}>
          <Part id="volumes" title="How much" rows={volumes} report={report} />
          <Part id="times" title="How long" rows={times} report={report} />
          <Part id="judgements" title="How well reviewers agree" rows={judgements} report={report} />
          <Part id="corrections" title="What was put right" rows={corrections} report={report} />
        </div>
        <Notes report={report} />
      </Page>
    </PageFrame>
  );
}

function Now({ report: { inLine, withModerators } }: { report: TransparencyReport }) {
  return (
    <dl className={styles.now}>
      <div>
        <dt>in line with reviewers now</dt>
        <dd>{number(inLine)}</dd>
      </div>
      <div>
        <dt>with a moderator now</dt>
        <dd>{number(withModerators)}</dd>
      </div>
    </dl>
  );
}

function Part({
  id,
  title,
  rows,
  report: { last30Days, all },
}: {
  id: string;
  title: string;
  rows: Row[];
  report: TransparencyReport;
}) {
  return (
    <Chapter id={id} title={title}>
      <Figures
        labelledBy={id}
        columns={['Last 30 days', 'Since the beginning']}
        rows={rows.map(({ value, ...row }) => ({ ...row, values: [value(last30Days), value(all)] }))}
      />
    </Chapter>
  );
}

function Notes({ report: { at } }: { report: TransparencyReport }) {
  const moment = new Date(at);
  return (
    <div className={styles.notes}>
      <p>
        Counted on {dayInWords(moment)} at <time dateTime={at}>{at.slice(11, 16)} UTC</time>, and again every
        hour. Programs find the same numbers at <a href="/api/v1/transparency">/api/v1/transparency</a>.
      </p>
      <p>
        A share or a time that would rest on fewer than five cases is left out: it would say little about the
        whole, and might say something about somebody. Verdicts count towards the agreement unless they were
        voided, as when their text was changed.
      </p>
      <p>
        What the words mean is told on the page{' '}
        <a href="/how-peer-review-works">How peer review works here</a>.
      </p>
    </div>
  );
}
