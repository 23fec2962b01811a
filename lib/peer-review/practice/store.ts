import type { Db } from '@/lib/platform/db';
import type { Verdict } from '../schemas';

export type PracticeRow = {
  itemId: string;
  bodyHtml: string;
  language: string;
  verdict: Verdict;
  explanation: string;
  /** What the member found; null before they have judged it. */
  given: Verdict | null;
  answeredAt: Date | null;
};

/** The first practice comments that come with the software, in the language of the publication, with what the member made of them. */
export const findPractice = (
  db: Db,
  memberId: string,
  { language, most }: { language: string; most: number },
): Promise<PracticeRow[]> =>
  db.$queryRaw`
    select i.id as "itemId", i.body_html as "bodyHtml", i.language, i.verdict::text as verdict, i.explanation,
      p.verdict::text as given, p.answered_at as "answeredAt"
    from (select * from calibration_items where active and source = 'SHIPPED' and language = ${language} order by key limit ${most}) i
      left join practice_answers p on p.item_id = i.id and p.member_id = ${memberId}::uuid
    order by i.key`;

/** Notes a verdict, unless there is one. */
export async function insertAnswer(
  db: Db,
  answer: { memberId: string; itemId: string; verdict: Verdict; answeredAt: Date },
): Promise<void> {
  await db.practiceAnswer.createMany({ data: [answer], skipDuplicates: true });
}
