import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { may } from '@/lib/members/permissions';
import { readPolicy } from '@/lib/moderation/change-policy';
import { readBridging } from '@/lib/peer-review/bridging/read-bridging';
import { replayReviews } from '@/lib/peer-review/lab/replay-reviews';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Bridging } from './bridging';
import { LabForm } from './lab-form';
import { LabResult } from './lab-result';
import { labSettings, readQuery, type LabQuery } from './read-query';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('settings.lab')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LabPage({ searchParams }: Props) {
  const asked = await searchParams;
  const viewer = await enterDesk(hrefOf('/admin/lab', asked));
  if (!may(viewer, 'policy.try')) notFound();
  const query = readQuery(asked, await readPolicy({ viewer }), await getTranslations('settings'));
  const isRight = query.isAsked && query.problems.length === 0;
  const view = isRight
    ? await replayReviews({ viewer, numbers: { review: query.patch.review }, days: Number(query.days) })
    : null;
  const bridging = await readBridging({ viewer });
  const t = await getTranslations('settings.lab');
  return (
    <Desk viewer={viewer} place="lab" title={t('title')} intro={t('intro')}>
      <LabForm query={query} />
      {view && <LabResult view={view} takeHref={query.patch.review ? takeHref(query) : null} />}
      {bridging && <Bridging view={bridging} />}
    </Desk>
  );
}

/** The policy's form, filled in with these numbers. */
const takeHref = ({ texts }: LabQuery) =>
  hrefOf('/admin/policy', Object.fromEntries(labSettings.map(({ name }) => [name, texts[name]])));

function hrefOf(path: string, query: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === undefined ? [] : [[name, one]])),
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
