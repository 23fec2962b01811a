import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page } from '@/app/_ui/page';
import { countExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { Moment } from '@/app/_ui/timestamp';
import { may, type Permission } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { countAppealsToDecide } from '@/lib/moderation/appeals/list-appeals';
import { countQueues } from '@/lib/moderation/list-queue';
import { queues, referrals, type QueueCounts, type QueueName } from '@/lib/moderation/schemas';
import { countSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import { countContests } from '@/lib/peer-review/calibration/list-items';
import { countPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { listFailing } from '@/lib/screening/outside/list-failing';
import { queueHref } from '../queue/queue-href';
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
  words: '/admin/words',
  policy: '/admin/policy',
  lab: '/admin/lab',
} as const;
type Room = keyof typeof roomHrefs;

/** The rooms that are not for everybody at the desk, with what they are for. */
const closed: Partial<Record<Room, Permission>> = {
  lab: 'policy.try',
  keys: 'api-key.keep',
  security: 'security.read',
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

/** What waits where it is not a comment: as far as this viewer can do something about it. */
async function countRooms(viewer: Viewer): Promise<Partial<Record<Place, number>>> {
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
  const counts: Partial<Record<Place, number>> = { ...waiting, ...rooms };
  const tab = tabOf(place);
  const parts = (
    <>
      <nav id="desk-tabs" className={styles.nav} aria-label={t('label')} data-live>
        <ul role="list">
          {queues.map((queue) => (
            <li key={queue}>
              <Tab
                href={queueHref(queue)}
                current={tab === queue}
                count={counts[queue]}
                data-in-place
                data-key={queue === after(tab) ? 't' : undefined}
              >
                {t(`queues.${queue}.title`)}
              </Tab>
            </li>
          ))}
          {(['appeals', 'second-looks'] as const).map((room) => (
            <li key={room}>
              <Tab href={`/admin/${room}`} current={place === room} count={counts[room]}>
                {t(`rooms.${room}`)}
              </Tab>
            </li>
          ))}
        </ul>
        <ul role="list">
          {roomsOf(viewer).map((room) => (
            <li key={room}>
              <Tab href={roomHrefs[room]} current={place === room} count={counts[room]}>
                {t(`rooms.${room}`)}
              </Tab>
            </li>
          ))}
        </ul>
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

/** The checks outside of this site that do not answer, for as long as they do not. */
async function Failing({ viewer }: { viewer: Viewer }) {
  const failing = await listFailing({ viewer });
  if (failing.length === 0) return null;
  const t = await getTranslations('words.failing');
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

type TabProps = {
  href: string;
  current: boolean;
  /** How much waits there; left out where nothing does. */
  count: number | undefined;
  children: ReactNode;
  'data-in-place'?: boolean;
  'data-key'?: string;
};

function Tab({ current, count, children, ...link }: TabProps) {
  return (
    <a {...link} aria-current={current ? 'page' : undefined}>
      {children} {count !== undefined && <Count count={count} />}
    </a>
  );
}

/** What waits, counted so far. */
function Count({ count }: { count: number }) {
  const t = useTranslations('desk');
  if (count === 0) return null;
  const words = count > MOST_COUNTED ? t('moreThan', { count: MOST_COUNTED }) : String(count);
  return <span className={styles.count}>{words}</span>;
}
