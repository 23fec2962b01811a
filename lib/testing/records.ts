import { expect } from 'vitest';
import { query } from './database';

/** A reviewer's record as its row has it: verdicts on acceptable texts and on others, right and wrong, by weight. */
export type RecordFacts = {
  acceptableRight: number;
  acceptableWrong: number;
  unacceptableRight: number;
  unacceptableWrong: number;
  standing: 'GOOD' | 'WARNED' | 'SUSPENDED';
};

/** A reviewer's record, with its numbers rounded; null for a newcomer. */
export async function recordFactsOf(memberId: string): Promise<RecordFacts | null> {
  const [row] = await query<RecordFacts>(
    `select round(acceptable_right::numeric, 4)::float8 as "acceptableRight",
       round(acceptable_wrong::numeric, 4)::float8 as "acceptableWrong",
       round(unacceptable_right::numeric, 4)::float8 as "unacceptableRight",
       round(unacceptable_wrong::numeric, 4)::float8 as "unacceptableWrong", standing::text as standing
     from reviewer_records where member_id = $1`,
    [memberId],
  );
  return row ?? null;
}

/** R9: every record is the sum over its reviewer's verdicts, each with the weight that its age leaves it. */
export async function expectRecordsEqualReviews(halfLifeDays = 180): Promise<void> {
  const wrong = await query(
    `select * from (
       select m.member_id, m.ar, coalesce(sum(w * p) filter (where a), 0) as should_ar,
         m.aw, coalesce(sum(w * p) filter (where not a), 0) as should_aw,
         m.ur, coalesce(sum(w * (1 - p)) filter (where not a), 0) as should_ur,
         m.uw, coalesce(sum(w * (1 - p)) filter (where a), 0) as should_uw
       from (select member_id, as_of, acceptable_right as ar, acceptable_wrong as aw, unacceptable_right as ur,
               unacceptable_wrong as uw from reviewer_records) m
         left join lateral (select v.verdict = 'YES' as a, v.believed as p,
             0.5 ^ (greatest(0, extract(epoch from m.as_of - v.created_at)) / 86400.0 / $1::float8)::float8 as w
           from reviews v where v.reviewer_id = m.member_id and v.believed is not null and v.voided_at is null) r on true
       group by m.member_id, m.ar, m.aw, m.ur, m.uw) as x
     where abs(ar - should_ar) + abs(aw - should_aw) + abs(ur - should_ur) + abs(uw - should_uw) > 1e-6`,
    [halfLifeDays],
  );
  expect(wrong).toEqual([]);
}
