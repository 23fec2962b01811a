import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Verdict } from '../schemas';
import { PRACTICE_COMMENTS } from './rules';
import { practiceInput, type JudgedPractice, type PracticeView } from './schemas';
import { findPractice, insertAnswer, type PracticeRow } from './store';

/**
 * The practice comments that the viewer may judge before their address is confirmed, and what there was to learn from the last one.
 * @throws 401, 403
 */
export async function readPractice({ viewer }: { viewer: Viewer | null }): Promise<PracticeView> {
  const { id } = authorize(viewer, 'review.practise');
  return toView(await practiceOf(id));
}

/**
 * Judges one of them. Nothing comes of it but the answer that is right, and why. The same again changes nothing.
 * @throws 401, 403, 404 for what is none of them, 409 when it was judged otherwise before
 */
export async function practise({
  viewer,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  itemId: string;
  verdict: Verdict;
  context?: Context;
}): Promise<PracticeView> {
  const { id: memberId } = authorize(viewer, 'review.practise');
  const { itemId, verdict } = practiceInput.parse(input);
  if (!find(await practiceOf(memberId), itemId)) throw notFound('entry');
  await insertAnswer(database(), { memberId, itemId, verdict, answeredAt: context.now() });
  // Of two that came at once, the first stands.
  const rows = await practiceOf(memberId);
  if (find(rows, itemId)?.given !== verdict) throw conflict('already-reviewed');
  return toView(rows);
}

async function practiceOf(memberId: string): Promise<PracticeRow[]> {
  const { language } = await currentPolicy();
  return findPractice(database(), memberId, { language: language.default, most: PRACTICE_COMMENTS });
}

const find = (rows: PracticeRow[], itemId: string) => rows.find((row) => row.itemId === itemId);

function toView(rows: PracticeRow[]): PracticeView {
  const next = rows.find(({ given }) => given === null);
  const judged = rows.filter(isJudged).sort((a, b) => Number(b.answeredAt) - Number(a.answeredAt));
  const [latest] = judged;
  return {
    next: next ? textOf(next) : null,
    latest: latest ? lessonOf(latest) : null,
    done: judged.length,
    of: rows.length,
  };
}

type JudgedRow = PracticeRow & { given: Verdict };
const isJudged = (row: PracticeRow): row is JudgedRow => row.given !== null;

const textOf = ({ itemId, bodyHtml, language }: PracticeRow) => ({ itemId, bodyHtml, language });
function lessonOf(row: JudgedRow): JudgedPractice {
  const { given, verdict, explanation } = row;
  return { ...textOf(row), given, verdict, explanation };
}
