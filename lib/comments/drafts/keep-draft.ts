import { database } from '@/lib/platform/db';
import { deleteDraft, findDraft, upsertDraft, upsertDraftFrom, type DraftText } from '../store';
import { toDraftView, type DraftKept } from './schemas';

/**
 * Keeps a text in its place, or forgets what is kept there where it is empty. Where `basedOn` is given and somebody kept another
 * text since, that one stays and is the answer: of two devices, neither takes the other's words away.
 */
export async function keepDraft(
  memberId: string,
  draft: DraftText,
  { basedOn, at }: { basedOn?: Date | null; at: Date },
): Promise<DraftKept> {
  const db = database();
  if (draft.body.trim() === '') {
    if (basedOn !== null) await deleteDraft(db, memberId, draft.target, basedOn);
    const left = basedOn === undefined ? null : await findDraft(db, memberId, draft.target);
    return left ? { kept: false, current: toDraftView(left) } : { kept: true, savedAt: null };
  }
  if (basedOn === undefined) {
    await upsertDraft(db, memberId, draft, at);
    return { kept: true, savedAt: at.toISOString() };
  }
  const savedAt = await upsertDraftFrom(db, memberId, draft, { at, basedOn });
  if (savedAt) return { kept: true, savedAt: savedAt.toISOString() };
  const current = await findDraft(db, memberId, draft.target);
  // It was sent, or emptied, between the two looks: then there is nothing to go on from any longer.
  return current
    ? { kept: false, current: toDraftView(current) }
    : keepDraft(memberId, draft, { basedOn: null, at });
}
