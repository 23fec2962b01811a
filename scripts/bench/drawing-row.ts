import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { connectionPool } from '@/lib/platform/db';
import { queryAsOwner } from '@/lib/testing/database';
import { statementsOf } from '@/lib/testing/statements';
import type { Row } from './compare';
import type { ReviewWork } from './insert-reviews';
import type { Thread } from './insert-threads';
import { measureTask } from './measure-task';

const IN_REVIEW = 100_000;
/** Comments that one statement inserts. */
const STEP = 10_000;

/** Batches a day: of few, everybody may be given everything; of many, the coin keeps seven in ten comments from a member (R2). */
const PACES = { 'in review': 1, 'three in ten of them for this member': 1_000 };

/**
 * The statement that finds what a reviewer could be given (R2), one after another, with 100,000 comments in review. They are inserted
 * when it is first measured: it comes last, for everything else would be measured among them.
 */
export function drawingRows({ thread, waiting }: { thread: Thread; waiting: ReviewWork['waiting'] }): Row[] {
  let inserted: Promise<void> | undefined;
  return Object.entries(PACES).map(([name, batchesPerDay]) => {
    let draw: (() => Promise<unknown>) | undefined;
    return {
      name: `draw among ${IN_REVIEW.toLocaleString('en')} ${name}`,
      measure: async (seconds) => {
        await (inserted ??= insert(thread));
        draw ??= await theDraw(waiting, batchesPerDay);
        return measureTask(draw, 1)(seconds);
      },
      against: {
        name: 'the 100 oldest in SQL, and nothing else of them',
        measure: measureTask(() => connectionPool().query(OLDEST), 1),
      },
      goal: { p50: 5 },
    };
  });
}

/** The statement as the use case sends it, for a reviewer who waits, where so many batches begin a day. */
async function theDraw(
  waiting: ReviewWork['waiting'],
  batchesPerDay: number,
): Promise<() => Promise<unknown>> {
  const reviewer = waiting.shift();
  if (!reviewer) throw new Error('Nobody waits for a batch.');
  await connectionPool().query(PACE, [batchesPerDay]);
  const statements = await statementsOf(() => requestAssignments(reviewer));
  const draw = statements.find(({ sql }) => sql.includes('with neediest'));
  if (!draw) throw new Error('Nothing was drawn.');
  const statement = { name: 'draw', text: draw.sql, values: draw.values };
  return () => connectionPool().query(statement);
}

async function insert({ slug }: Thread): Promise<void> {
  for (let from = 1; from <= IN_REVIEW; from += STEP)
    await connectionPool().query(INSERT, [slug, from, from + STEP - 1]);
  await queryAsOwner('analyze comments');
}

const INSERT = `
  with authors as (select id, row_number() over (order by id) - 1 as n from members),
  comment as (
    insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at, review_count)
    select gen_random_uuid(), t.id, a.id, 'IN_REVIEW', at, at, at, i % 3
    from generate_series($2::int, $3::int) as i join authors a on a.n = i % (select count(*) from members),
      articles t, lateral (select now() - i * interval '100 milliseconds' as at) as moment
    where t.slug = $1 returning id
  )
  insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
  select id, 1, 'A word.', '<p>A word.</p>', 2, now() from comment`;

const OLDEST = `select id from comments where state = 'IN_REVIEW' and (lease_count = 0 or review_count + lease_count < 2)
  order by in_review_at, id limit 100`;

const PACE = `insert into site_pace (active_members, batches_per_day, counted_at) values (1000, $1, now())
  on conflict (id) do update set batches_per_day = excluded.batches_per_day`;
