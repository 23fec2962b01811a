import { getLocale, getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import type { Viewer } from '@/lib/members/viewer';
import { momentOnRecord } from '@/lib/language/times';
import { readCase } from '@/lib/moderation/read-case';
import { readSanctioning } from '@/lib/moderation/sanctions/read-sanctioning';
import type { SanctioningView } from '@/lib/moderation/sanctions/schemas';
import type { CaseView } from '@/lib/moderation/schemas';
import { systemContext } from '@/lib/platform/context';
import type { Say } from '../words/words';

/** What was done last, what follows from it, and the way to what it was done with; and the decision, while it can be taken back. */
export type Done = { what: string; then: string; href: string; link: string; held?: Held };
export type Held = { id: string; version: number };

type Acts = {
  decided?: string;
  kept?: string;
  takenBack?: string;
  late?: string;
  /** What was done to the author of the case that is open. */
  sanctioned?: string;
  open?: string;
};

/**
 * After a decision, after it was taken back, after reports were dismissed, or after something was done to the author of the open case:
 * what is recorded about that. Null where nothing was decided, open reports are left, or something else was done to them since.
 */
export async function whatWasDone(
  viewer: Viewer,
  { decided, kept, takenBack, late, sanctioned, open }: Acts,
): Promise<Done | null> {
  const commentId = decided ?? late ?? kept ?? takenBack ?? (sanctioned && open);
  if (!commentId) return null;
  const comment = await orNotFound(readCase({ viewer, commentId }));
  const t = await getTranslations('desk');
  if (commentId === open && sanctioned) {
    const asked = { viewer, memberId: comment.author.id, locale: await getLocale() };
    return whatWasDoneTo(await readSanctioning(asked), sanctioned);
  }
  const said = decided
    ? decisionOn(comment, viewer, t)
    : late
      ? tooLateFor(comment, viewer, t)
      : kept
        ? dismissalOn(comment, t)
        : nothingOn(comment, t);
  return said && { ...said, href: `/admin/comments/${comment.id}`, link: t('openThis') };
}

/** After something was done to a member, by the id of that. Null where something else was since. */
export async function whatWasDoneTo(
  { id, displayName: name, sanctions: [latest] }: Pick<SanctioningView, 'id' | 'displayName' | 'sanctions'>,
  sanctioned: string,
): Promise<Done | null> {
  if (latest?.id !== sanctioned) return null;
  const [locale, t] = await Promise.all([getLocale(), getTranslations('desk.sanctioned')]);
  const { kind, endsAt } = latest;
  const until = endsAt ? momentOnRecord(new Date(endsAt), locale) : '';
  return {
    what: t('what', { kind, name, until }),
    then: t('then', { kind }),
    href: `/admin/members/${id}`,
    link: t('open'),
  };
}

const words = {
  PUBLISH: 'decided.published',
  REJECT: 'decided.rejected',
  REMOVE: 'decided.removed',
  RESTORE: 'decided.restored',
} as const;

function decisionOn(comment: CaseView, viewer: Viewer, t: Say) {
  const { id, version, held } = comment;
  if (held?.moderator.id === viewer.id) {
    const which = whichOne(comment, t);
    const seconds = secondsUntil(held.until, systemContext.now());
    const what = t('decided.held.what', { which, action: held.action });
    return { what, then: t('decided.held.then', { seconds }), held: { id, version } };
  }
  const outcome = comment.decisions[0]?.outcome;
  if (!outcome || outcome === 'OBJECT' || outcome === 'REFER') return null;
  const edit = comment.visible ? 'yes' : 'no';
  const which = whichOne(comment, t);
  return { what: t(`${words[outcome]}.what`, { which, edit }), then: t(`${words[outcome]}.then`, { edit }) };
}

function tooLateFor(comment: CaseView, viewer: Viewer, t: Say) {
  const said = decisionOn(comment, viewer, t);
  return said && { ...said, what: t('decided.late', { what: said.what }) };
}

const secondsUntil = (moment: string, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(moment) - now.getTime()) / 1000));

/** It stands as it stood, unless it was decided again. */
const nothingOn = (comment: CaseView, t: Say) =>
  comment.held
    ? null
    : {
        what: t('decided.takenBack.what', { which: whichOne(comment, t) }),
        then: t('decided.takenBack.then'),
      };

const dismissalOn = (comment: CaseView, t: Say) =>
  comment.reported ? null : { what: t('kept.what', { which: whichOne(comment, t) }), then: t('kept.then') };

const whichOne = ({ author, article }: CaseView, t: Say) =>
  t('decided.which', { name: author.displayName, title: article.title });
