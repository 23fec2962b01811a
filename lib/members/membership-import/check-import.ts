import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId, newId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { linesOf, planImport } from './plan-import';
import { importEnd, importStart, type Planned } from './rules';
import { importInput, type ImportView, type PlannedView } from './schemas';
import { findImport, insertImport } from './store';

type Check = { viewer: Viewer | null; csv: string; reason: string; context?: Context };

/**
 * Keeps a file of memberships, so that an administrator sees what its import would do, and then has it done. Nothing becomes another by this.
 * @returns the id under which it is kept for a day
 * @throws 401, 403 when the viewer is no administrator, 400 for a file that is no text or too long, and without a reason
 */
export async function checkImport({
  viewer,
  context = systemContext,
  ...input
}: Check): Promise<{ id: string }> {
  const { id: byId } = authorize(viewer, 'member.set-office');
  const { csv, reason } = importInput.parse(input);
  const id = newId();
  await insertImport(database(), { id, csv, reason, byId, createdAt: context.now() });
  return { id };
}

/**
 * What the import of a file that is kept would do as things stand now.
 * @throws 401, 403 when the viewer is no administrator, 404 when it is kept no longer, or was imported
 */
export async function readImport({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<ImportView> {
  authorize(viewer, 'member.set-office');
  const now = context.now();
  const kept = isId(id) ? await findImport(database(), id, importStart(now)) : null;
  if (!kept) throw notFound('import');
  const { csv, reason, createdAt } = kept;
  const { lines, errors } = await linesOf(csv, now);
  const plan = await planImport(database(), lines, now);
  return {
    id,
    csv,
    reason,
    expiresAt: importEnd(createdAt).toISOString(),
    errors: [...errors, ...plan.errors].sort((one, other) => one.line - other.line),
    planned: plan.planned.flatMap(toView),
    stayRevoked: plan.planned.flatMap((one) =>
      one.kind === 'stays-revoked'
        ? [{ line: one.line, email: one.email, member: { id: one.memberId, displayName: one.displayName } }]
        : [],
    ),
    unchanged: plan.planned.filter(({ kind }) => kind === 'none').length,
    digest: plan.digest,
  };
}

function toView(planned: Planned): PlannedView[] {
  const { line, email, name } = planned;
  const about = { line, email, name };
  switch (planned.kind) {
    case 'none':
    case 'stays-revoked':
      return [];
    case 'uninvite':
      return [{ kind: 'uninvite', ...about }];
    case 'invite': {
      const { offer, expiresAt } = planned;
      const until = offer.until?.toISOString() ?? null;
      return [{ kind: 'invite', ...about, plan: offer.plan, until, expiresAt: expiresAt.toISOString() }];
    }
    case 'change': {
      const { memberId: id, displayName, before, after } = planned;
      const member = { id, displayName };
      return [{ kind: 'change', ...about, member, from: before && sideOf(before), to: sideOf(after) }];
    }
  }
}

const sideOf = ({ state, plan, from, until }: Extract<Planned, { kind: 'change' }>['after']) => ({
  state,
  plan,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
});
