import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Icon } from '@/app/_ui/icon';
import { Notice } from '@/app/_ui/notice';
import { Page } from '@/app/_ui/page';
import { countExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { Moment } from '@/app/_ui/timestamp';
import { may, type Permission } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { countAppealsToDecide } from '@/lib/moderation/appeals/list-appeals';
import { countQueues } from '@/lib/moderation/list-queue';
import { queueName, queues, referrals, type QueueCounts, type QueueName } from '@/lib/moderation/schemas';
import { countSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import { countContests } from '@/lib/peer-review/calibration/list-items';
import { countPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { listStopped } from '@/lib/outreach/webhooks/read-webhooks';
import { listFailing } from '@/lib/screening/outside/list-failing';
import { queueHref } from '../queue/queue-href';
import type { Say } from '../words/words';
import { DeskFilter } from './desk-list';
import styles from './desk.module.css';

/** What else there is beside the queues, in the order of its tabs. */
const roomHrefs = {
  members: '/admin/members',
  articles: '/admin/articles',
  expertise: '/admin/expertise',
  reviewers: '/admin/reviewers',
  patterns: '/admin/patterns',
  calibration: '/admin/calibration',
  numbers: '/admin/numbers',
  audit: '/admin/audit',
  health: '/admin/health',
  security: '/admin/security',
  keys: '/admin/keys',
  imports: '/admin/imports',
  webhooks: '/admin/webhooks',
  words: '/admin/words',
  policy: '/admin/policy',
  lab: '/admin/lab',
} as const;
type Room = keyof typeof roomHrefs;

/** The rooms that are not for everybody at the desk, with what they are for. */
const closed: Partial<Record<Room, Permission>> = {
  lab: 'policy.try',
  imports: 'comment.import',
  keys: 'api-key.keep',
  security: 'security.read',
  webhooks: 'webhook.manage',
};
const roomsOf = (viewer: Viewer) =>
  (Object.keys(roomHrefs) as Room[]).filter((room) => !closed[room] || may(viewer, closed[room]));

/** Where on the desk a page is: a queue, one of the other rooms; or none of them. */
export type Place = QueueName | 'appeals' | 'second-looks' | Room | 'case';

type Props = {
  viewer: Viewer;
  place: Place;
  title: ReactNode;
  intro?: ReactNode;
  /** Above everything else: what has just happened. */
  notice?: ReactNode;
  /** Only what changes while the page is open: whoever has it open has the rest. */
  live?: boolean;
  children: ReactNode;
};

/** How much waits in a place. */
type Counts = Partial<Record<Place, number>>;

/** What waits where it is not a comment: as far as this viewer can do something about it. */
async function countRooms(viewer: Viewer): Promise<Counts> {
  const [appeals, looks, expertise, patterns, calibration] = await Promise.all([
    countAppealsToDecide({ viewer }),
    countSecondLooks({ viewer }),
    countExpertiseToVerify({ viewer }),
    countPatterns({ viewer }),
    countContests({ viewer }),
  ]);
  return { appeals, 'second-looks': looks, expertise, patterns, calibration };
}

/** A page of the moderation desk: the ways through it, with what waits in each, and the page's own title. */
export async function Desk({ viewer, place, title, intro, notice, live, children }: Props) {
  const [waiting, rooms, t] = await Promise.all([
    countQueues({ viewer }),
    countRooms(viewer),
    getTranslations('desk'),
  ]);
  const counts: Counts = { ...waiting, ...rooms };
  const tab = tabOf(place);
  const parts = (
    <>
      <nav id="desk-tabs" className={styles.nav} aria-label={t('label')} data-live>
        <Tabs rooms={roomsOf(viewer)} tab={tab} counts={counts} />
      </nav>
      {!live && <Failing viewer={viewer} />}
      {notice && <div className={styles.notice}>{notice}</div>}
      <header id="desk-head" className={styles.head} data-live>
        <h1 className={styles.title}>{title}</h1>
        {intro && <p className={styles.intro}>{intro}</p>}
      </header>
      {tab === 'referred' && <Referrals place={place} counts={waiting} />}
      {children}
    </>
  );
  if (live) return parts;
  return (
    <PageFrame returnTo="/admin">
      <Page>{parts}</Page>
    </PageFrame>
  );
}

/** The tab under which a page is. */
const tabOf = (place: Place): Place => (isReferral(place) ? 'referred' : place);

const isReferral = (place: Place): boolean => referrals.some((kind) => kind === place);

/** The checks outside of this site that do not answer, for as long as they do not; and webhooks that are sent nothing any more. */
async function Failing({ viewer }: { viewer: Viewer }) {
  const [failing, stopped] = await Promise.all([listFailing({ viewer }), listStopped({ viewer })]);
  return (
    <>
      {failing.length > 0 && <FailingChecks failing={failing} />}
      {stopped.length > 0 && <StoppedWebhooks stopped={stopped} />}
    </>
  );
}

function FailingChecks({ failing }: { failing: Awaited<ReturnType<typeof listFailing>> }) {
  const t = useTranslations('words.failing');
  return (
    <div className={styles.notice}>
      <Notice tone="bad" title={t('title')}>
        {failing.map(({ name, since, error }) => (
          <p key={name}>{t.rich('text', { name, error, when: () => <Moment at={since.toISOString()} /> })}</p>
        ))}
      </Notice>
    </div>
  );
}

function StoppedWebhooks({ stopped }: { stopped: Awaited<ReturnType<typeof listStopped>> }) {
  const t = useTranslations('webhooks.stopped');
  return (
    <div className={styles.notice}>
      <Notice tone="bad" title={t('title', { count: stopped.length })}>
        {stopped.map(({ id, name, state, since }) => (
          <p key={id}>
            {t.rich(state === 'GONE' ? 'GONE' : 'FAILED', {
              name,
              link: (words) => <a href={`/admin/webhooks/${id}`}>{words}</a>,
              when: () => <Moment at={since.toISOString()} />,
            })}
          </p>
        ))}
      </Notice>
    </div>
  );
}

/** The queue that follows, round and round. */
const after = (place: Place): QueueName | undefined =>
  queues[(queues.findIndex((queue) => queue === place) + 1) % queues.length];

/** What is referred, told apart by why it is. */
function Referrals({ place, counts }: { place: Place; counts: QueueCounts }) {
  const t = useTranslations('desk');
  return (
    <DeskFilter
      live="desk-referrals"
      label={t('whyHere')}
      choices={(['referred', ...referrals] as const).map((queue) => ({
        href: queueHref(queue),
        words: (
          <>
            {queue === 'referred' ? t('all') : t(`queues.${queue}.title`)} <Count count={counts[queue]} />
          </>
        ),
        current: place === queue,
      }))}
    />
  );
}

type TabsProps = {
  rooms: Room[];
  /** The one that is open. */
  tab: Place;
  counts: Counts;
};

/** The ways through the desk, with what waits in each; in a narrow window folded up, under where one is and how much waits in all. */
function Tabs({ rooms, tab, counts }: TabsProps) {
  const t = useTranslations('desk');
  const queueTabs = queues.map((queue) => ({ room: queue, href: queueHref(queue), inPlace: true }));
  const waitingTabs = (['appeals', 'second-looks'] as const).map((room) => ({
    room,
    href: `/admin/${room}`,
  }));
  const lists: { room: Place; href: string; inPlace?: boolean }[][] = [
    [...queueTabs, ...waitingTabs],
    rooms.map((room) => ({ room, href: roomHrefs[room] })),
  ];
  const total = lists.flat().reduce((sum, { room }) => sum + (counts[room] ?? 0), 0);
  const key = after(tab);
  return (
    <details className={styles.tabs} data-menu data-narrow>
      <summary>
        <span className={styles.here}>
          {nameOf(tab, t)} <Count count={counts[tab]} />
        </span>{' '}
        {total > 0 && <span className={styles.total}>{t('inAll', { number: upTo(total, t) })}</span>}
        <Icon name="chevron" size={14} />
      </summary>
      {lists.map((list, at) => (
        <ul key={at} role="list">
          {list.map(({ room, href, inPlace }) => (
            <li key={room}>
              <a
                href={href}
                aria-current={room === tab ? 'page' : undefined}
                data-in-place={inPlace}
                data-key={room === key ? 't' : undefined}
              >
                {nameOf(room, t)} <Count count={counts[room]} />
              </a>
            </li>
          ))}
        </ul>
      ))}
    </details>
  );
}

/** What a tab is called; a case that was opened from elsewhere is under none. */
const nameOf = (place: Place, t: Say): string =>
  place === 'case' ? t('label') : isQueue(place) ? t(`queues.${place}.title`) : t(`rooms.${place}`);

const isQueue = (place: Place): place is QueueName => queueName.options.some((queue) => queue === place);

/** What waits, counted so far. */
function Count({ count = 0 }: { count?: number }) {
  const t = useTranslations('desk');
  return count > 0 && <span className={styles.count}>{upTo(count, t)}</span>;
}

const upTo = (count: number, t: Say): string =>
  count > MOST_COUNTED ? t('moreThan', { count: MOST_COUNTED }) : String(count);
