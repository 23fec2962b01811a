import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page } from '@/app/_ui/page';
import { may, type Permission } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { countOpenAppeals } from '@/lib/moderation/appeals/list-appeals';
import { countQueues } from '@/lib/moderation/list-queue';
import { queues, type QueueName } from '@/lib/moderation/schemas';
import { countSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import styles from './desk.module.css';
import { queueHref } from '../queue/queue-href';

/** What else there is beside the queues, in the order of its tabs. */
const rooms = {
  members: '/admin/members',
  expertise: '/admin/expertise',
  reviewers: '/admin/reviewers',
  patterns: '/admin/patterns',
  calibration: '/admin/calibration',
  audit: '/admin/audit',
  security: '/admin/security',
  policy: '/admin/policy',
  lab: '/admin/lab',
} as const;
type Room = keyof typeof rooms;

/** The rooms that are not for everybody at the desk, with what they are for. */
const closed: Partial<Record<Room, Permission>> = { lab: 'policy.try', security: 'security.read' };
const roomsOf = (viewer: Viewer) =>
  (Object.keys(rooms) as Room[]).filter((room) => !closed[room] || may(viewer, closed[room]));

/** Where on the desk a page is: a queue, one of the other rooms; or none of them. */
export type Place = QueueName | 'appeals' | 'second-looks' | Room | 'case';

type Props = {
  viewer: Viewer;
  place: Place;
  title: ReactNode;
  intro?: ReactNode;
  /** Above everything else: what has just happened. */
  notice?: ReactNode;
  children: ReactNode;
};

/** A page of the moderation desk: the ways through it, with what waits in each queue, and the page's own title. */
export async function Desk({ viewer, place, title, intro, notice, children }: Props) {
  const [counts, appeals, looks, t, { number }] = await Promise.all([
    countQueues({ viewer }),
    countOpenAppeals({ viewer }),
    countSecondLooks({ viewer }),
    getTranslations('desk'),
    getFormatter(),
  ]);
  return (
    <PageFrame returnTo="/admin">
      <Page>
        <nav className={styles.nav} aria-label={t('label')}>
          <ul role="list">
            {queues.map((queue) => (
              <li key={queue}>
                <Tab
                  href={queueHref(queue)}
                  current={place === queue}
                  data-in-place
                  data-key={queue === after(place) ? 't' : undefined}
                >
                  {t(`queues.${queue}.title`)} <span className={styles.count}>{number(counts[queue])}</span>
                </Tab>
              </li>
            ))}
            <li>
              <Tab href="/admin/appeals" current={place === 'appeals'}>
                {t('rooms.appeals')} <span className={styles.count}>{number(appeals)}</span>
              </Tab>
            </li>
            <li>
              <Tab href="/admin/second-looks" current={place === 'second-looks'}>
                {t('rooms.second-looks')} <span className={styles.count}>{number(looks)}</span>
              </Tab>
            </li>
          </ul>
          <ul role="list">
            {roomsOf(viewer).map((room) => (
              <li key={room}>
                <Tab href={rooms[room]} current={place === room}>
                  {t(`rooms.${room}`)}
                </Tab>
              </li>
            ))}
          </ul>
        </nav>
        {notice && <div className={styles.notice}>{notice}</div>}
        <header className={styles.head}>
          <h1 className={styles.title}>{title}</h1>
          {intro && <p className={styles.intro}>{intro}</p>}
        </header>
        {children}
      </Page>
    </PageFrame>
  );
}

/** The queue that follows, round and round. */
const after = (place: Place): QueueName | undefined =>
  queues[(queues.indexOf(place as QueueName) + 1) % queues.length];

type TabProps = {
  href: string;
  current: boolean;
  children: ReactNode;
  'data-in-place'?: boolean;
  'data-key'?: string;
};

function Tab({ current, children, ...link }: TabProps) {
  return (
    <a {...link} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
