import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { withQuery } from '@/app/_ui/with-query';
import { TIME_ZONE } from '@/lib/language/times';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { listQueue } from '@/lib/moderation/list-queue';
import { dayOf } from '@/lib/moderation/numbers/days';
import { periodFrom } from '@/lib/moderation/numbers/periods';
import { readNumbers } from '@/lib/moderation/numbers/read-numbers';
import { periodQuery, type Days, type PeriodQuery } from '@/lib/moderation/numbers/schemas';
import { readAudits } from '@/lib/peer-review/transparency/read-transparency';
import { systemContext } from '@/lib/platform/context';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { NumbersOf } from './numbers-of';
import styles from './numbers.module.css';
import { PeriodForm } from './period-form';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('numbers')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was sent, posted and decided in a period, beside the one before. */
export default async function NumbersPage({ searchParams }: Props) {
  const asked = periodQuery.parse(await searchParams);
  const viewer = await enterDesk(hrefOf(asked));
  if (!may(viewer, 'numbers.read')) notFound();
  const now = systemContext.now();
  const today = dayOf(now, TIME_ZONE);
  const days = periodFrom(asked, today);
  const t = await getTranslations('numbers');
  return (
    <Desk viewer={viewer} place="numbers" title={t('title')} intro={t('intro')}>
      <PeriodForm query={asked} days={days} today={today} />
      <p className={styles.compared}>
        <a href="/admin/numbers/report">{t('report.link')}</a>
      </p>
      {!Array.isArray(days) && <Numbers {...{ viewer, days, asked, now }} />}
    </Desk>
  );
}

type Asked = { viewer: Viewer; days: Days; asked: PeriodQuery; now: Date };

async function Numbers({ viewer, days, asked, now }: Asked) {
  const [view, withModerators, inReview, audits] = await Promise.all([
    readNumbers({ viewer, days }),
    listQueue({ viewer, queue: 'referred', limit: 1 }),
    listQueue({ viewer, queue: 'in-review', limit: 1 }),
    readAudits(),
  ]);
  return (
    <NumbersOf
      view={view}
      csvHref={(table) => withQuery('/admin/numbers/numbers.csv', { ...asked, table })}
      oldest={{
        withModerators: withModerators.items[0]?.stateChangedAt ?? null,
        inReview: inReview.items[0]?.stateChangedAt ?? null,
      }}
      audits={audits}
      seesAll={may(viewer, 'numbers.read-all')}
      now={now}
    />
  );
}

const hrefOf = ({ period, from, to }: PeriodQuery) => withQuery('/admin/numbers', { period, from, to });
