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

/** What belongs together: one tab, and a line of its places under it while one of them is open; in a narrow window a heading. */
const subjects = {
  comments: ['in-review', 'objected', 'published', 'rejected', 'removed', 'all'],
  people: ['members', 'expertise'],
  'peer-review': ['reviewers', 'patterns', 'calibration'],
  rules: ['policy', 'words', 'lab'],
  records: ['numbers', 'audit', 'security'],
  system: ['health', 'keys', 'webhooks', 'ghost', 'imports'],
} as const;
type Subject = keyof typeof subjects;

/** The tabs in their order: what waits for somebody of the desk and the other comments, then all else. */
const row = [
  ['referred', 'reported', 'appeals', 'second-looks', 'comments'],
  ['articles', 'people', 'peer-review', 'rules', 'records', 'system'],
] as const;
type TabName = (typeof row)[number][number];

/** Where on the desk a page is: a queue, one of the other rooms; or none of them. */
export type Place = QueueName | Exclude<TabName, Subject> | (typeof subjects)[Subject][number] | 'case';

/** The rooms that are not for everybody at the desk, with what they are for. */
const closed: Partial<Record<Place, Permission>> = {
  lab: 'policy.try',
  imports: 'comment.import',
  ghost: 'ghost.connect',
  keys: 'api-key.keep',
  security: 'security.read',
  webhooks: 'webhook.manage',
};

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
  const open = isReferral(place) ? 'referred' : place;
  const parts = (
    <>
      <nav id="desk-tabs" className={styles.nav} aria-label={t('label')} data-live>
        <Tabs viewer={viewer} open={open} counts={counts} />
      </nav>
      {!live && <Failing viewer={viewer} />}
      {notice && <div className={styles.notice}>{notice}</div>}
      <header id="desk-head" className={styles.head} data-live>
        <h1 className={styles.title}>{title}</h1>
        {intro && <p className={styles.intro}>{intro}</p>}
      </header>
      {open === 'referred' && <Referrals place={place} counts={waiting} />}
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
  viewer: Viewer;
  /** The place that is open. */
  open: Place;
  counts: Counts;
};

/** The ways through the desk, with what waits in each; in a narrow window folded up, under where one is and how much waits in all. */
function Tabs({ viewer, open, counts }: TabsProps) {
  const t = useTranslations('desk');
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <details className={styles.tabs} data-menu data-narrow>
      <summary>
        <span className={styles.here}>
          {nameOf(open, t)} <Count count={counts[open]} />
        </span>{' '}
        {total > 0 && <span className={styles.total}>{t('inAll', { number: upTo(total, t) })}</span>}
        <Icon name="chevron" size={14} />
      </summary>
      {row.map((tabs, at) => (
        <ul key={at} role="list">
          {tabs.map((tab) => (
            <Tab key={tab} name={tab} places={placesOf(tab, viewer)} open={open} counts={counts} />
          ))}
        </ul>
      ))}
    </details>
  );
}

/** The places of a tab, as far as this viewer may enter them. */
const placesOf = (tab: TabName, viewer: Viewer): Place[] =>
  isSubject(tab)
    ? subjects[tab].filter((place: Place) => !closed[place] || may(viewer, closed[place]))
    : [tab];

type TabProps = Omit<TabsProps, 'viewer'> & { name: TabName; places: Place[] };

/** A tab leads to its first place, and says what waits in all of them; where there is one alone, the tab is that place. */
function Tab({ name, places, open, counts }: TabProps) {
  const t = useTranslations('desk');
  const [first] = places;
  if (!first) return null;
  const links = places.map((place) => <PlaceLink key={place} {...{ place, open, counts }} />);
  if (!isSubject(name) || places.length === 1) return <li>{links}</li>;
  return (
    <li>
      <a
        className={styles.subject}
        href={hrefOf(first)}
        aria-current={places.includes(open) || undefined}
        data-in-place={isQueue(first) || undefined}
      >
        {t(`tabs.${name}`)} <Count count={places.reduce((sum, place) => sum + (counts[place] ?? 0), 0)} />
      </a>
      <ul role="list">
        {links.map((link) => (
          <li key={link.key}>{link}</li>
        ))}
      </ul>
    </li>
  );
}

function PlaceLink({ place, open, counts }: Omit<TabsProps, 'viewer'> & { place: Place }) {
  const t = useTranslations('desk');
  return (
    <a
      href={hrefOf(place)}
      aria-current={place === open ? 'page' : undefined}
      data-in-place={isQueue(place) || undefined}
      data-key={place === after(open) ? 't' : undefined}
    >
      {nameOf(place, t)} <Count count={counts[place]} />
    </a>
  );
}

const hrefOf = (place: Place): string => (isQueue(place) ? queueHref(place) : `/admin/${place}`);

/** What a tab is called; a case that was opened from elsewhere is under none. */
const nameOf = (place: Place, t: Say): string =>
  place === 'case' ? t('label') : isQueue(place) ? t(`queues.${place}.title`) : t(`rooms.${place}`);

const isQueue = (place: Place): place is QueueName => queueName.options.some((queue) => queue === place);

const isSubject = (tab: TabName): tab is Subject => tab in subjects;

/** What waits, counted so far. */
function Count({ count = 0 }: { count?: number }) {
  const t = useTranslations('desk');
  return count > 0 && <span className={styles.count}>{upTo(count, t)}</span>;
}

const upTo = (count: number, t: Say): string =>
  count > MOST_COUNTED ? t('moreThan', { count: MOST_COUNTED }) : String(count);
