import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listQueue } from '@/lib/moderation/list-queue';
import { queueName, queueQuery } from '@/lib/moderation/schemas';
import { systemContext } from '@/lib/platform/context';
import { DecidedNotice } from './_parts/queue/decided-notice';
import { Desk } from './_parts/frame/desk';
import { enterDesk } from './_parts/frame/enter-desk';
import { queueHref } from './_parts/queue/queue-href';
import { KeptNotice } from './_parts/queue/kept-notice';
import { QueueList } from './_parts/queue/queue-list';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  queue: queueName.default('referred'),
  cursor: queueQuery.shape.cursor,
  decided: z.uuid().optional().catch(undefined),
  kept: z.uuid().optional().catch(undefined),
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t(`queues.${asked.data.queue}.title`) }) };
}

export default async function QueuePage({ searchParams }: Props) {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { queue, cursor, decided, kept } = asked.data;
  const viewer = await enterDesk(queueHref(queue));
  const { items, nextCursor } = await orNotFound(listQueue({ viewer, queue, cursor }));
  const t = await getTranslations('desk');
  const title = t(`queues.${queue}.title`);
  return (
    <Desk
      viewer={viewer}
      place={queue}
      title={title}
      intro={t(`queues.${queue}.${items.length > 0 ? 'intro' : 'empty'}`)}
      notice={
        (decided && <DecidedNotice viewer={viewer} commentId={decided} />) ||
        (kept && <KeptNotice viewer={viewer} commentId={kept} />)
      }
    >
      <QueueList items={items} now={systemContext.now()} />
      <PaginationByCursor
        label={t('pages.queue', { title })}
        first={queueHref(queue)}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('pages.start'), next: t('pages.more') }}
      />
    </Desk>
  );
}
