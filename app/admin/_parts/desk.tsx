import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { countOpenAppeals } from '@/lib/moderation/appeals/list-appeals';
import { countQueues } from '@/lib/moderation/list-queue';
import { queues, type QueueName } from '@/lib/moderation/schemas';
import styles from './desk.module.css';
import { queueHref } from './queue-href';
import { queueWords } from './words';

/** What else there is beside the queues, in the order of its tabs. */
const rooms = {
  members: { title: 'Members', href: '/admin/members' },
  reviewers: { title: 'Reviewers', href: '/admin/reviewers' },
  patterns: { title: 'Patterns', href: '/admin/patterns' },
  calibration: { title: 'Calibration', href: '/admin/calibration' },
  audit: { title: 'Audit', href: '/admin/audit' },
  policy: { title: 'Policy', href: '/admin/policy' },
  lab: { title: 'Lab', href: '/admin/lab' },
} as const;

/** The lab is for those who may change the policy. */
const roomsOf = (viewer: Viewer) =>
  Object.entries(rooms).filter(([room]) => room !== 'lab' || may(viewer, 'policy.try'));

/** Where on the desk a page is: a queue, one of the other rooms; or none of them. */
export type Place = QueueName | 'appeals' | keyof typeof rooms | 'case';

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
  const [counts, appeals] = await Promise.all([countQueues({ viewer }), countOpenAppeals({ viewer })]);
  return (
    <PageFrame returnTo="/admin">
      <Page>
        <nav className={styles.nav} aria-label="Moderation desk">
          <ul role="list">
            {queues.map((queue) => (
              <li key={queue}>
                <Tab href={queueHref(queue)} current={place === queue}>
                  {queueWords[queue].title}{' '}
                  <span className={styles.count}>{counts[queue].toLocaleString('en')}</span>
                </Tab>
              </li>
            ))}
            <li>
              <Tab href="/admin/appeals" current={place === 'appeals'}>
                Appeals <span className={styles.count}>{appeals.toLocaleString('en')}</span>
              </Tab>
            </li>
          </ul>
          <ul role="list">
            {roomsOf(viewer).map(([room, { title: name, href }]) => (
              <li key={room}>
                <Tab href={href} current={place === room}>
                  {name}
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

function Tab({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
