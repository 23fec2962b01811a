import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { systemContext } from '@/lib/platform/context';
import { connectionPool } from '@/lib/platform/db';
import { queryAsOwner } from '@/lib/testing/database';
import { statementsOf } from '@/lib/testing/statements';
import type { Row } from './compare';
import type { ReviewWork } from './insert-reviews';
import type { Thread } from './insert-threads';
import { measureTask } from './measure-task';

const IN_REVIEW = 100_000;
/** Comments that one statement lays. */
const STEP = 10_000;

/** Hours after they got in line, and how many of them are overdue by then. */
const MOMENTS = { 'in review': 0, 'half of them overdue': 4.6, 'all overdue': 23 };

/**
 * The statement that finds what a reviewer could be given (R2), one after another, with 100,000 comments in review. They are laid
 * when it is first measured: it comes last, for everything else would be measured among them.
 */
export function drawingRows({ thread, waiting }: { thread: Thread; waiting: ReviewWork['waiting'] }): Row[] {
  let laid: Promise<void> | undefined;
  return Object.entries(MOMENTS).map(([name, hours]) => {
    let draw: (() => Promise<unknown>) | undefined;
    return {
      name: `draw among ${IN_REVIEW.toLocaleString('en')} ${name}`,
      measure: async (seconds) => {
        await (laid ??= lay(thread));
        draw ??= await theDraw(waiting, hours);
        return measureTask(draw, 1)(seconds);
      },
      against: {
        name: 'the 100 neediest in SQL, and nothing else of them',
        measure: measureTask(() => connectionPool().query(NEEDIEST), 1),
      },
      goal: { p50: 5 },
    };
  });
}

/** The statement as the use case sends it, for a reviewer who waits, so many hours from now. */
async function theDraw(waiting: ReviewWork['waiting'], hours: number): Promise<() => Promise<unknown>> {
  const reviewer = waiting.shift();
  if (!reviewer) throw new Error('Nobody waits for a batch.');
  const context = { ...systemContext, now: () => new Date(Date.now() + hours * 3_600_000) };
  const statements = await statementsOf(() => requestAssignments({ ...reviewer, context }));
  const draw = statements.find(({ sql }) => sql.includes('with neediest'));
  if (!draw) throw new Error('Nothing was drawn.');
  const statement = { name: 'draw', text: draw.sql, values: draw.values };
  return () => connectionPool().query(statement);
}

async function lay({ slug }: Thread): Promise<void> {
  for (let from = 1; from <= IN_REVIEW; from += STEP)
    await connectionPool().query(LAY, [slug, from, from + STEP - 1]);
  await queryAsOwner('analyze comments');
}

const LAY = `
  with authors as (select id, row_number() over (order by id) - 1 as n from members),
  comment as (
    insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at, review_count)
    select gen_random_uuid(), t.id, a.id, 'IN_REVIEW', at, at, at, i % 3
    from generate_series($2::int, $3::int) as i join authors a on a.n = i % (select count(*) from members),
      articles t, lateral (select now() - i * interval '100 milliseconds' as at) as moment
    where t.slug = $1 returning id
  )
  insert into comment_revisions (id, comment_id, number, body, body_html, word_count, created_at)
  select gen_random_uuid(), id, 1, 'A word.', '<p>A word.</p>', 2, now() from comment`;

const NEEDIEST = `select id from comments where state = 'IN_REVIEW'
  order by review_count + lease_count, in_review_at, id limit 100`;
