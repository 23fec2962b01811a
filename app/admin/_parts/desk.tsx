import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page } from '@/app/_ui/page';
import type { Viewer } from '@/lib/members/viewer';
import { countQueues } from '@/lib/moderation/list-queue';
import { queues, type QueueName } from '@/lib/moderation/schemas';
import styles from './desk.module.css';
import { queueHref } from './queue-href';
import { queueWords } from './words';

/** Where on the desk a page is: a queue, the audit, the policy; or none of them. */
export type Place = QueueName | 'audit' | 'policy' | 'case';

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
  const counts = await countQueues({ viewer });
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
          </ul>
          <ul role="list">
            <li>
              <Tab href="/admin/audit" current={place === 'audit'}>
                Audit
              </Tab>
            </li>
            <li>
              <Tab href="/admin/policy" current={place === 'policy'}>
                Policy
              </Tab>
            </li>
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
