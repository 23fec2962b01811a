import { mayAskFrom } from './rules';
import type { ExportView } from './schemas';
import type { ExportRow } from './store';

/** A copy as its member sees it at a moment. */
export function toView(row: ExportRow, now: Date): NonNullable<ExportView> {
  const { askedAt, madeAt, endsAt } = row;
  const state = endsAt && endsAt > now ? 'READY' : madeAt ? 'GONE' : 'UNDER_WAY';
  const nextAt = mayAskFrom(row);
  return {
    askedAt: askedAt.toISOString(),
    state,
    endsAt: endsAt?.toISOString() ?? null,
    nextAt: nextAt > now ? nextAt.toISOString() : null,
  };
}
