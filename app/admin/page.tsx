import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { Notice } from '@/app/_ui/notice';
import { PaginationByCursor } from '@/app/_ui/pagination';
import type { Viewer } from '@/lib/members/viewer';
import { countArrivals, countOfAuthors, listQueue } from '@/lib/moderation/list-queue';
import { readCase } from '@/lib/moderation/read-case';
import {
  queueFilter,
  queueName,
  queueQuery,
  type QueueFilter,
  type QueueItem,
  type QueueName,
} from '@/lib/moderation/schemas';
import { choiceOf, choicesIn, type Choice } from '@/lib/moderation/several/schemas';
import { systemContext } from '@/lib/platform/context';
import { readOdds } from '@/lib/peer-review/blind-audits/read-odds';
import { currentPolicy } from '@/lib/policy/current-policy';
import { Case } from './_parts/case/case';
import { StateAndReason } from './_parts/case/state-and-reason';
import { Unsent } from './_parts/case/unsent';
import { Desk } from './_parts/frame/desk';
import { enterDesk } from './_parts/frame/enter-desk';
import { CaseNewsSince } from './_parts/live/case-news';
import { DeskLive } from './_parts/live/desk-live';
import { DeskKeys } from './_parts/queue/desk-keys';
import { Finder, NothingFound } from './_parts/queue/finder';
import { MoreByAuthor } from './_parts/queue/more-by-author';
import { narrows, queueHref } from './_parts/queue/queue-href';
import { canBeSelected, Selection } from './_parts/queue/selection';
import { Then } from './_parts/queue/then';
import { whatWasDone, type Done as DoneView } from './_parts/queue/what-was-done';
import { isOpen, WorkList } from './_parts/queue/work-list';
import { SavedViews } from './_parts/views/saved-views';
import styles from './bench.module.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  queue: queueName.default('referred'),
  cursor: queueQuery.shape.cursor,
  /** The page that somebody goes on to, who takes along what is selected. */
  next: queueQuery.shape.cursor,
  /** All of the page is selected. */
  all: z.literal('on').optional().catch(undefined),
  one: z.literal('on').optional().catch(undefined),
  case: z.uuid().optional().catch(undefined),
  decided: z.uuid().optional().catch(undefined),
  kept: z.uuid().optional().catch(undefined),
  takenBack: z.uuid().optional().catch(undefined),
  late: z.uuid().optional().catch(undefined),
  sanctioned: z.uuid().optional().catch(undefined),
  /** The parts alone that change while the page is open: the page was made then, in milliseconds. */
  live: z.coerce.number().int().min(0).max(8.64e15).optional().catch(undefined),
});

/** The case that is open on the page, as it stood there. */
const seen = z.object({
  open: z.uuid(),
  version: z.coerce.number().int().min(1),
  held: z.stringbool(),
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t(`queues.${asked.data.queue}.title`) }) };
}

/** The workbench: a queue, and beside it the case that is open; on a narrow screen, one or the other. */
export default async function QueuePage({ searchParams }: Props) {
  const params = await searchParams;
  const asked = query.safeParse(params);
  if (!asked.success) notFound();
  const { queue, all, next, case: chosen, ...acts } = asked.data;
  const cursor = next ?? acts.cursor;
  const one = acts.one !== undefined;
  const filter = queueFilter.parse(params);
  const narrowed = narrows(filter);
  const hrefOf = ({ id }: Pick<QueueItem, 'id'>) => queueHref(queue, { filter, cursor, one, case: id });
  if (await isFormOfSignedOut()) return <Unsent commentId={chosen} here={chosen && hrefOf({ id: chosen })} />;
  const viewer = await enterDesk(queueHref(queue, { filter, cursor, one, case: chosen }));
  const at = systemContext.now();
  if (acts.live !== undefined) {
    const { data: open } = seen.safeParse(params);
    const since = new Date(acts.live);
    return <LiveParts {...{ viewer, queue, filter, cursor, one, hrefOf, open, since }} />;
  }
  const [{ items, nextCursor }, done, t] = await Promise.all([
    orNotFound(listQueue({ viewer, queue, filter, cursor })),
    whatWasDone(viewer, { ...acts, open: chosen }),
    getTranslations('desk'),
  ]);
  const title = t(`queues.${queue}.title`);
  const offered = items.filter(canBeSelected);
  const selected = choicesIn([params.comments ?? [], all ? offered.map(choiceOf) : []].flat());
  const open = chosen ?? (items.find(isOpen) ?? items[0])?.id;
  const ofAuthors = moreOf({ viewer, queue, filter, items });
  const list = { queue, filter, cursor, items, ofAuthors, nextCursor, open, selected, hrefOf };
  return (
    <Desk
      viewer={viewer}
      place={queue}
      title={title}
      intro={t(`queues.${queue}.${items.length > 0 || narrowed ? 'intro' : 'empty'}`)}
      notice={
        done &&
        !chosen && (
          <Done title={done.what}>
            <Then done={done} way={{ queue, filter, cursor, one }} />
          </Done>
        )
      }
    >
      <DeskKeys>
        <DeskLive at={at} />
        <Finder queue={queue} filter={filter} one={one} />
        {!one && <SavedViews viewer={viewer} queue={queue} filter={filter} />}
        {items.length === 0 && narrowed && (
          <NothingFound queue={queue} filter={filter} further={nextCursor} cursor={cursor} />
        )}
        {open && (
          <div
            className={styles.bench}
            data-open={chosen || one ? '' : undefined}
            data-one={one ? '' : undefined}
          >
            {!one && <List {...list} />}
            <OpenCase
              viewer={viewer}
              id={open}
              done={chosen ? done : null}
              chosen={chosen !== undefined || one}
              place={{ queue, filter, cursor, one, items, ofAuthors, nextCursor, hrefOf }}
            />
          </div>
        )}
      </DeskKeys>
    </Desk>
  );
}

type At = {
  queue: QueueName;
  filter: QueueFilter;
  cursor: string | undefined;
  one: boolean;
  hrefOf: (item: Pick<QueueItem, 'id'>) => string;
};
type Place = At & {
  items: QueueItem[];
  /** How much their authors have in the queue: counted while the page is made. */
  ofAuthors: Promise<Map<string, number>>;
  nextCursor: string | null;
};

type ListProps = Omit<Place, 'one'> & {
  open: string | undefined;
  /** What the address knows to be selected; what is ticked since, the page knows. */
  selected?: Choice[];
  since?: Date;
};

/** The page of the queue that is shown. */
async function List({
  queue,
  filter,
  cursor,
  items,
  ofAuthors,
  nextCursor,
  hrefOf,
  open,
  selected = [],
  since,
}: ListProps) {
  const [counts, t] = await Promise.all([ofAuthors, getTranslations('desk')]);
  const title = t(`queues.${queue}.title`);
  return (
    <section className={styles.list} aria-label={t('list', { title })}>
      {!since && items.some(canBeSelected) && (
        <Selection {...{ queue, filter, items, cursor, nextCursor, selected }} />
      )}
      <div id="work-list" data-live>
        <WorkList
          {...{ queue, items, open, hrefOf }}
          ofAuthors={counts}
          now={systemContext.now()}
          isTicked={({ id }) => selected.some((one) => one.id === id)}
          since={since && { queue, moment: since }}
        />
        <PaginationByCursor
          label={t('pages.queue', { title })}
          first={queueHref(queue, { filter })}
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('pages.start'), next: t('pages.more') }}
        />
      </div>
    </section>
  );
}

/** How much the authors of some comments have in the queue; nothing is said of it where it is one author's already. */
function moreOf({
  filter,
  ...asked
}: { filter: QueueFilter } & Parameters<typeof countOfAuthors>[0]): Promise<Map<string, number>> {
  const counts = filter.author ? Promise.resolve(new Map<string, number>()) : countOfAuthors(asked);
  // A page that fails meanwhile asks for them no more.
  counts.catch(() => undefined);
  return counts;
}

/** What of the page changes while it is open, and nothing else: the case that somebody reads stays as it is. */
async function LiveParts({
  viewer,
  open,
  since,
  ...at
}: At & { viewer: Viewer; open: z.output<typeof seen> | undefined; since: Date }) {
  const { queue, filter, cursor, one, hrefOf } = at;
  const now = systemContext.now();
  const [{ items, nextCursor }, arrived, t] = await Promise.all([
    orNotFound(listQueue({ viewer, queue, filter, cursor })),
    countArrivals({ viewer, queue, filter, since }),
    getTranslations('desk'),
  ]);
  const ofAuthors = moreOf({ viewer, queue, filter, items });
  return (
    <Desk
      live
      viewer={viewer}
      place={queue}
      title={t(`queues.${queue}.title`)}
      intro={t(`queues.${queue}.${items.length > 0 || narrows(filter) ? 'intro' : 'empty'}`)}
    >
      <DeskLive
        at={now}
        arrived={{ queue, count: arrived }}
        further={nextCursor && queueHref(queue, { filter, cursor: nextCursor, one })}
      />
      <List {...at} {...{ items, ofAuthors, nextCursor, since }} open={open?.open} />
      {open && (
        <CaseNewsSince viewer={viewer} seen={{ ...open, id: open.open }} href={hrefOf({ id: open.open })} />
      )}
    </Desk>
  );
}

/** It takes the focus when it takes the place of another one, and is read out by what was decided about that, and by its name. */
async function OpenCase({
  viewer,
  id,
  done,
  chosen,
  place: { queue, filter, cursor, one, items, ofAuthors, nextCursor, hrefOf },
}: {
  viewer: Viewer;
  id: string;
  done: DoneView | null;
  chosen: boolean;
  place: Place;
}) {
  const comment = await orNotFound(readCase({ viewer, commentId: id }));
  const isListed = items.some(({ author }) => author.id === comment.author.id);
  const [{ reports }, odds, ofAuthor, t] = await Promise.all([
    currentPolicy(),
    readOdds({ viewer }),
    isListed ? ofAuthors : moreOf({ viewer, queue, filter, items: [comment] }),
    getTranslations('cases'),
  ]);
  const at = items.findIndex((item) => item.id === id);
  // One that has left the list stands before what is left of it.
  const previous = items.slice(0, Math.max(0, at)).findLast(isOpen);
  const next = items.slice(at + 1).find(isOpen);
  const further = nextCursor ? queueHref(queue, { filter, cursor: nextCursor, one }) : null;
  const hrefs = {
    here: hrefOf({ id }),
    previous: previous ? hrefOf(previous) : null,
    next: next ? hrefOf(next) : further,
    list: queueHref(queue, { filter, cursor }),
    other: queueHref(queue, { filter, cursor, one: !one, case: id }),
  };
  return (
    <section
      id="case"
      className={styles.open}
      data-arrival
      tabIndex={-1}
      autoFocus={Boolean(done)}
      aria-labelledby={done ? 'done case-title' : 'case-title'}
    >
      {done && (
        <div id="done" className={styles.done}>
          <Notice tone="good" title={done.what}>
            <Then done={done} way={{ queue, filter, cursor, one }} />
          </Notice>
        </div>
      )}
      <header className={styles.head}>
        <h2 id="case-title" className={styles.title}>
          {t.rich('by', { name: comment.author.displayName, who: (name) => <bdi>{name}</bdi> })}
        </h2>
        <p className={styles.standing}>
          <StateAndReason comment={comment} threshold={reports.threshold} odds={odds} />
        </p>
        <MoreByAuthor author={comment.author} queue={queue} count={ofAuthor.get(comment.author.id)} />
      </header>
      <Case
        viewer={viewer}
        comment={comment}
        chosen={chosen}
        odds={odds}
        way={{ queue, filter, cursor, one, next: next?.id ?? null, hrefs }}
      />
    </section>
  );
}
