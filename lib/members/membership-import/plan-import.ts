import { createHash } from 'node:crypto';
import type { Db, Tx } from '@/lib/platform/db';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import { foldEmail } from '../rules';
import { email as address } from '../schemas';
import { readRows } from './read-rows';
import { planLine, readLines, textOfPlan, type Line, type LineError, type Planned } from './rules';
import { findKnown } from './store';

/** Cells of a row that are looked at: more than there are columns. */
const MOST_CELLS = 20;
/** What is much too long for a cell is said to be, and nothing is done with it. */
const tidy = (cell: string): string => (cell.length > 1_000 ? cell : normaliseLine(cell));

/** The lines of a file by the policy as it is. */
export async function linesOf(csv: string, now: Date): Promise<{ lines: Line[]; errors: LineError[] }> {
  const { membership } = await currentPolicy();
  const rows = readRows(csv).map((row) => ({ ...row, cells: row.cells.slice(0, MOST_CELLS).map(tidy) }));
  const addressIn = (text: string) => address.safeParse(text).data ?? null;
  return readLines(rows, { plans: membership.plans, now, addressIn, fold: foldEmail });
}

export type Plan = { planned: Planned[]; errors: LineError[]; digest: string };

/** What an import would do as things stand; within a transaction that has locked whom it is about, what it does. */
export async function planImport(db: Db | Tx, lines: Line[], now: Date): Promise<Plan> {
  const { membership } = await currentPolicy();
  const knownBy = await findKnown(
    db,
    lines.map(({ email }) => foldEmail(email)),
    now,
  );
  const terms = { plans: membership.plans.map(({ key }) => key), graceDays: membership.graceDays, now };
  const outcomes = lines.map((line) => planLine(line, knownBy(foldEmail(line.email)), terms));
  const planned = outcomes.filter((one) => 'kind' in one);
  const errors = outcomes.filter((one) => 'flaw' in one);
  return { planned, errors, digest: createHash('sha256').update(textOfPlan(planned)).digest('base64url') };
}
