import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Pagination } from '@/app/_ui/pagination';
import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import {
  appealOutcome,
  appealsQuery,
  appealState,
  type AppealOutcome,
} from '@/lib/moderation/appeals/schemas';
import { systemContext } from '@/lib/platform/context';
import { appealWords } from '../_parts/appeal-words';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { AppealList } from './appeal-list';
import styles from './appeals.module.css';

export const metadata: Metadata = { title: 'Appeals · Moderation desk' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  state: appealState.default('OPEN'),
  cursor: appealsQuery.shape.cursor,
  answered: appealOutcome.optional().catch(undefined),
});

export default async function AppealsPage({ searchParams }: Props) {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { state, cursor, answered } = asked.data;
  const viewer = await enterDesk(hrefOf(state));
  const { items, nextCursor } = await orNotFound(listAppeals({ viewer, state, cursor }));
  const { intro, empty } = appealWords[state];
  return (
    <Desk
      viewer={viewer}
      place="appeals"
      title="Appeals"
      intro={items.length > 0 ? intro : empty}
      notice={answered && <Answered outcome={answered} />}
    >
      <ul role="list" className={styles.states}>
        {appealState.options.map((other) => (
          <li key={other}>
            <a href={hrefOf(other)} aria-current={other === state ? 'true' : undefined}>
              {appealWords[other].name}
            </a>
          </li>
        ))}
      </ul>
      <AppealList appeals={items} now={systemContext.now()} />
      <Pagination
        label="Pages of appeals"
        start={cursor ? { href: hrefOf(state), words: 'Back to the start' } : null}
        next={nextCursor ? { href: hrefOf(state, nextCursor), words: 'More' } : null}
      />
    </Desk>
  );
}

function hrefOf(state: string, cursor?: string): string {
  const params = new URLSearchParams({ ...(state !== 'OPEN' && { state }), ...(cursor && { cursor }) });
  return params.size > 0 ? `/admin/appeals?${params}` : '/admin/appeals';
}

function Answered({ outcome }: { outcome: AppealOutcome }) {
  const reversed = outcome === 'REVERSED';
  return (
    <Arrival>
      <Notice tone="good" title={reversed ? 'The decision is reversed' : 'The decision is upheld'}>
        <p>
          {reversed ? 'Readers see the comment now. ' : 'The comment stays as it is. '}
          Its author is told, with your reason.
        </p>
      </Notice>
    </Arrival>
  );
}
