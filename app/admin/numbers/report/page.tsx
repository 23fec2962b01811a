import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { withQuery } from '@/app/_ui/with-query';
import { may } from '@/lib/members/permissions';
import { readYearReport } from '@/lib/moderation/numbers/read-year-report';
import { yearQuery } from '@/lib/moderation/numbers/schemas';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { ReportOfYear } from './report-of-year';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('numbers.report')]);
  return { title: desk('pageTitle', { title: t('name') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a publication may have to say in public of a year of moderation. */
export default async function ReportPage({ searchParams }: Props) {
  const { year } = yearQuery.parse(await searchParams);
  const viewer = await enterDesk(withQuery('/admin/numbers/report', { year }));
  if (!may(viewer, 'numbers.read')) notFound();
  const report = await readYearReport({ viewer, year });
  const t = await getTranslations('numbers.report');
  return (
    <Desk
      viewer={viewer}
      place="numbers"
      title={t('title', { year: String(report.year) })}
      intro={t('intro')}
    >
      <ReportOfYear report={report} />
    </Desk>
  );
}
