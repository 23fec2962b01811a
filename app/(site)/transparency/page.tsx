import type { Metadata } from 'next';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Chapter } from '@/app/_ui/chapter';
import { Figures } from '@/app/_ui/figures';
import { figuresIn, type FiguresInWords } from '@/app/_ui/figures-in-words';
import { Fold } from '@/app/_ui/fold';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { dayInWords } from '@/lib/language/times';
import type { TransparencyReport } from '@/lib/web/read-transparency-report';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { readTransparencyReport } from '@/lib/web/read-transparency-report';
import { inShort, type Finding } from './in-short';
import styles from './transparency.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages.transparency');
  return { title: t('title'), description: t('description'), alternates: { canonical: '/transparency' } };
}

type Period = TransparencyReport['all'];
type Words = FiguresInWords & { number: (count: number) => string };

/** Rows whose name says all; the others have a note below it. */
const plainRows = ['submitted', 'nineInTen', 'appealsReversed'] as const;
type RowName =
  | (typeof plainRows)[number]
  | 'published'
  | 'referred'
  | 'held'
  | 'rejected'
  | 'removed'
  | 'expired'
  | 'toPublish'
  | 'inLine'
  | 'agreement'
  | 'referrals'
  | 'calibration'
  | 'withoutModerator'
  | 'reviewsPerComment'
  | 'volunteers'
  | 'volunteered'
  | 'overturnedReferrals'
  | 'overturnedPublications'
  | 'audits'
  | 'appealsFiled'
  | 'appealsDecided';
type Row = { name: RowName; value: (period: Period, words: Words) => ReactNode };

const parts: Record<'volumes' | 'times' | 'work' | 'judgements' | 'corrections', Row[]> = {
  volumes: [
    { name: 'submitted', value: ({ submitted }, { number }) => number(submitted) },
    { name: 'published', value: ({ published }, { number }) => number(published) },
    { name: 'referred', value: ({ referred }, { number }) => number(referred) },
    { name: 'held', value: ({ held }, { number }) => number(held) },
    { name: 'rejected', value: ({ rejected }, { number }) => number(rejected) },
    { name: 'removed', value: ({ removed }, { number }) => number(removed) },
    { name: 'expired', value: ({ expired }, { number }) => number(expired) },
  ],
  times: [
    { name: 'toPublish', value: ({ timeToPublish }, words) => words.durationInWords(timeToPublish?.median) },
    { name: 'nineInTen', value: ({ timeToPublish }, words) => words.durationInWords(timeToPublish?.p90) },
    { name: 'inLine', value: ({ timeInLine }, words) => words.durationInWords(timeInLine?.median) },
    { name: 'nineInTen', value: ({ timeInLine }, words) => words.durationInWords(timeInLine?.p90) },
  ],
  work: [
    {
      name: 'withoutModerator',
      value: ({ withoutModerator }, words) => words.shareInWords(withoutModerator),
    },
    {
      name: 'reviewsPerComment',
      value: ({ reviewsPerComment }, words) => words.meanInWords(reviewsPerComment),
    },
    { name: 'volunteers', value: ({ volunteers }, { number }) => number(volunteers.members) },
    { name: 'volunteered', value: ({ volunteers }, { number }) => number(volunteers.reviews) },
  ],
  judgements: [
    { name: 'agreement', value: ({ agreement }, words) => words.alphaInWords(agreement.alpha) },
    { name: 'referrals', value: ({ referrals }, words) => words.shareInWords(referrals) },
    { name: 'calibration', value: ({ calibration }, words) => words.shareInWords(calibration) },
  ],
  corrections: [
    {
      name: 'overturnedReferrals',
      value: ({ overturned }, words) => words.shareInWords(overturned.referrals),
    },
    { name: 'audits', value: ({ audits }, words) => words.rangeInWords(audits) },
    {
      name: 'overturnedPublications',
      value: ({ overturned }, words) => words.shareInWords(overturned.publications),
    },
    { name: 'appealsFiled', value: ({ appeals }, { number }) => number(appeals.filed) },
    { name: 'appealsDecided', value: ({ appeals }, { number }) => number(appeals.decided) },
    { name: 'appealsReversed', value: ({ appeals }, { number }) => number(appeals.reversed) },
  ],
};

/** How peer review has done, in numbers, the unflattering ones included. Counted every hour. */
export default async function TransparencyPage() {
  // The counts change by the hour; what has no tag at all is not kept.
  await declareCacheTags(['policy']);
  const [report, t] = await Promise.all([readTransparencyReport(), getTranslations('pages.transparency')]);
  return (
    <PageFrame returnTo="/transparency">
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        {report ? <Numbers report={report} /> : <p className={styles.short}>{t('uncounted')}</p>}
      </Page>
    </PageFrame>
  );
}

function Numbers({ report }: { report: TransparencyReport }) {
  const t = useTranslations('pages.transparency');
  return (
    <>
      <Now report={report} />
      <InShort report={report} />
      <div className={styles.detail}>
        <Fold summary={t('detail')}>
          <div className={styles.sections}>
            <Part id="volumes" report={report} />
            <Part id="times" report={report} />
            <Part id="work" report={report} />
            <Part id="judgements" report={report} />
            <Part id="corrections" report={report} />
          </div>
        </Fold>
      </div>
      <Notes report={report} />
    </>
  );
}

function Now({ report: { inLine, withModerators } }: { report: TransparencyReport }) {
  const t = useTranslations('pages.transparency.now');
  const { number } = useFormatter();
  return (
    <dl className={styles.now}>
      <div>
        <dt>{t('inLine')}</dt>
        <dd>{number(inLine)}</dd>
      </div>
      <div>
        <dt>{t('withModerators')}</dt>
        <dd>{number(withModerators)}</dd>
      </div>
    </dl>
  );
}

/** What the numbers below come to, in sentences. */
function InShort({ report }: { report: TransparencyReport }) {
  const t = useTranslations('pages.transparency.short');
  const { durationInWords } = figuresIn(useTranslations('pages.figures'));
  const { period, findings } = inShort(report);
  const inWords = (finding: Finding): string =>
    finding.says === 'time'
      ? t('time', { half: durationInWords(finding.half), nineInTen: durationInWords(finding.nineInTen) })
      : t(finding.says, finding);
  if (findings.length === 0) return null;
  return (
    <section className={styles.short} aria-labelledby="short">
      <h2 id="short">{t(`title.${period}`)}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.says}>{inWords(finding)}</li>
        ))}
      </ul>
    </section>
  );
}

function Part({ id, report: { last30Days, all } }: { id: keyof typeof parts; report: TransparencyReport }) {
  const t = useTranslations('pages.transparency');
  const { number } = useFormatter();
  const words = { ...figuresIn(useTranslations('pages.figures')), number: (count: number) => number(count) };
  const noteOf = (name: RowName) => (isPlain(name) ? undefined : t(`rows.${name}.note`));
  return (
    <Chapter id={id} title={t(`parts.${id}`)}>
      <Figures
        labelledBy={id}
        columns={[t('columns.month'), t('columns.all')]}
        rows={parts[id].map(({ name, value }) => ({
          name: t(`rows.${name}.name`),
          note: noteOf(name),
          values: [value(last30Days, words), value(all, words)],
        }))}
      />
    </Chapter>
  );
}

const isPlain = (name: RowName): name is (typeof plainRows)[number] =>
  plainRows.some((plain) => plain === name);

function Notes({ report: { at } }: { report: TransparencyReport }) {
  const t = useTranslations('pages.transparency');
  return (
    <div className={styles.notes}>
      <p>
        {t.rich('counted', {
          day: dayInWords(new Date(at), useLocale()),
          minute: at.slice(11, 16),
          time: (words) => <time dateTime={at}>{words}</time>,
          // A path reads from left to right in every language.
          api: (words) => (
            <a href="/api/v1/transparency" dir="ltr">
              {words}
            </a>
          ),
        })}
      </p>
      <p>{t('fewCases')}</p>
      <p>{t.rich('words', { how: linkTo('/how-peer-review-works') })}</p>
    </div>
  );
}
