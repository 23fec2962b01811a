import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import type { Cursor } from '@/lib/platform/cursor';
import { database, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { countHere } from '@/lib/platform/rate-limits';
import { writeTable, type TableFormat } from '@/lib/platform/text/write-lines';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { EXPORTS } from '../audit/export-audit';
import { termsAt } from './build-statements';
import { decisionAt, type Terms } from './rules';
import { statementOf } from './statement-of';
import { findDecisionsAgainst, findHistories } from './store';
import { statementFields, toTransparencyDatabase } from './transparency-database';

/** Decisions whose statements are made together. */
const A_PAGE = 100;

/**
 * The statements of reasons for what was decided against comments in a year (UTC), as the text of a file in the fields of the European
 * transparency database, from the oldest. They hold the moderators' words as they stand: the database asks for none that tell of a person.
 * @throws 401, 403 for all but administrators who have proved lately that it is they, 429
 */
export async function exportStatements({
  viewer,
  year,
  format,
  context = systemContext,
}: {
  viewer: Viewer | null;
  year: number;
  format: TableFormat;
  context?: Context;
}): Promise<AsyncGenerator<string>> {
  const admin = authorize(viewer, 'audit.export');
  assertFreshProof(admin);
  await countHere(EXPORTS, admin.id);
  const at = context.now();
  await transaction((tx) =>
    record(tx, {
      at,
      actorId: admin.id,
      action: 'audit.export-statements',
      subjectType: 'audit',
      subjectId: newId(),
      details: { format, year },
    }),
  );
  return writeTable(format, { columns: statementFields, pages: pages(year, await termsAt(at)) });
}

async function* pages(year: number, terms: Terms) {
  const policyUrl = new URL('/policy', env().APP_URL).href;
  const period = { from: new Date(Date.UTC(year)), before: new Date(Date.UTC(year + 1)) };
  let after: Cursor | undefined;
  for (;;) {
    const decisions = await findDecisionsAgainst(database(), { ...period, after, limit: A_PAGE });
    const histories = await findHistories(database(), [...new Set(decisions.map((one) => one.commentId))]);
    const byComment = new Map(histories.map((history) => [history.commentId, history]));
    yield decisions.flatMap(({ commentId, version, writtenAt }) => {
      const history = byComment.get(commentId);
      const decision = history && decisionAt(history, version);
      return decision
        ? [toTransparencyDatabase(statementOf(history, decision, terms), { policyUrl, writtenAt })]
        : [];
    });
    const last = decisions.at(-1);
    if (decisions.length < A_PAGE || !last) return;
    after = { at: last.at, id: last.id };
  }
}
