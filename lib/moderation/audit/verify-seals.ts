import { database } from '@/lib/platform/db';
import {
  countLoose,
  findAlteredEntries,
  findBrokenSeals,
  findLastSeal,
  findUncovered,
  type Finding,
  type Seal,
} from './store';

/** Seals that are looked at together. */
const A_STEP = 500;
/** Findings of one kind that are named. */
const NAMED = 1_000;

export type Verification = {
  findings: Finding[];
  last: Seal | null;
  /** Entries that wait for a seal, and the moment since which the oldest does. */
  waiting: number;
  since: Date | null;
  /** Entries whose time is more than an hour from when they were noted: laid by a demonstration or a migration, or backdated. */
  misdated: number;
};

/**
 * Holds the whole record against its seals. Memory does not grow with it.
 * @param known a seal that was written down outside of the database: who could make all seals anew cannot make that one
 */
export async function verifySeals({
  known,
}: { known?: Pick<Seal, 'number' | 'hash'> } = {}): Promise<Verification> {
  const db = database();
  const last = await findLastSeal(db);
  const findings: Finding[] = [];
  for (let from = 1; from <= (last?.number ?? 0); from += A_STEP) {
    const range = { from, to: Math.min(from + A_STEP - 1, last!.number) };
    for (const found of [await findAlteredEntries(db, range), await findBrokenSeals(db, range)])
      findings.push(...found.slice(0, NAMED));
    if (findings.length >= NAMED) break;
  }
  findings.push(...(await findUncovered(db, NAMED)));
  if (known && !(await isSeal(known))) findings.push({ kind: 'seal-broken', seal: known.number });
  return { findings, last, ...(await countLoose(db)) };
}

const isSeal = async ({ number, hash }: Pick<Seal, 'number' | 'hash'>): Promise<boolean> =>
  (await database().auditSeal.count({ where: { number, hash: Buffer.from(hash, 'hex') } })) > 0;
