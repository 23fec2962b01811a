import { systemContext, type Context } from '@/lib/platform/context';
import type { Cursor } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { TableFormat } from '@/lib/platform/text/write-lines';
import type { Viewer } from '@/lib/members/viewer';
import { beginExport } from '../audit/begin-export';
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
  const file = { action: 'audit.export-statements', columns: statementFields, format };
  return beginExport({ viewer, ...file, context }, async ({ at }) => ({
    details: { year },
    pages: pages(year, await termsAt(at)),
  }));
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
