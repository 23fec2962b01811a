import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { linkTo } from '@/app/_ui/link-to';
import { readTimeline } from '@/lib/moderation/timeline/read-timeline';
import { timelineQuery } from '@/lib/moderation/timeline/schemas';
import { Desk } from '@/app/admin/_parts/frame/desk';
import { enterDesk } from '@/app/admin/_parts/frame/enter-desk';
import { Timeline } from '@/app/admin/_parts/timeline/timeline';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t('timeline.title') }) };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that happened to a member and that they did, page by page. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([
    params,
    searchParams.then((given) => timelineQuery.pick({ cursor: true }).strip().safeParse(given)),
  ]);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const viewer = await enterDesk(`/admin/members/${encodeURIComponent(id)}/timeline`);
  const timeline = await orNotFound(readTimeline({ viewer, memberId: id, cursor }));
  const t = await getTranslations('desk.timeline');
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={t('title')}
      intro={t.rich('of', { name: timeline.member.displayName, link: linkTo(`/admin/members/${id}`) })}
    >
      <Timeline {...timeline} cursor={cursor} />
    </Desk>
  );
}
