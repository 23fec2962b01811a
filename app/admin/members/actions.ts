'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { markAuthor } from '@/lib/articles/mark-author';
import { setStates } from '@/lib/members/memberships/schemas';
import { setMembership } from '@/lib/members/memberships/set-membership';
import { endSessionsInput, officeReason, roleInput } from '@/lib/members/office/schemas';
import { endSessionsOf } from '@/lib/members/office/end-sessions-of';
import { setAuthor } from '@/lib/members/office/set-author';
import { setRole } from '@/lib/members/office/set-role';
import { removePicture } from '@/lib/members/picture/remove-picture';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { removeNote } from '@/lib/moderation/notes/remove-note';
import { noteInput } from '@/lib/moderation/notes/schemas';
import { writeNote } from '@/lib/moderation/notes/write-note';
import { dismissReportsBy } from '@/lib/moderation/reports/dismiss-reports-by';
import { DISMISSED_AT_ONCE, dismissByInput } from '@/lib/moderation/reports/schemas';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { lookUpBans } from '@/lib/moderation/sanctions/look-up-bans';
import { measureOf } from '@/lib/moderation/sanctions/measures';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { bansInput, liftInput, sanctionInput, type BansView } from '@/lib/moderation/sanctions/schemas';
import { pictureRemovalInput } from '@/lib/moderation/schemas';
import { standingInput } from '@/lib/peer-review/records/schemas';
import { setReviewerStanding } from '@/lib/peer-review/records/set-reviewer-standing';
import { reviewerStandings } from '@/lib/peer-review/schemas';
import { systemContext } from '@/lib/platform/context';
import { flaw } from '@/lib/platform/flaws';
import { typedDay, typedText } from '@/lib/platform/text/typed-text';
import { DAY_MS } from '@/lib/platform/durations';
import { defineAction } from '@/lib/web/http/define-action';
import { orRefresh } from '../_parts/frame/or-refresh';
import { place, unchosen } from '../_parts/queue/place';
import { queueHref } from '../_parts/queue/queue-href';
import { formMeasures, OWN } from '../_parts/sanction/form-measures';

/** What was there is another by now, or gone. */
const CHANGED = [404, 409];

/** Looks up which bans hold against an address; they then stand above the form. */
export const findBans = defineAction({
  input: bansInput,
  run: ({ input, viewer }): Promise<BansView> => lookUpBans({ viewer: stillSignedIn(viewer), ...input }),
});

const pageOf = (memberId: string, done: string) => withQuery(`/admin/members/${memberId}`, { done });

/** Warns a member, or keeps them from writing for as long as was chosen; then back to where it was done from. */
export const sanction = defineAction({
  input: sanctionInput
    .pick({ reason: true })
    .extend({
      memberId: z.uuid(),
      measure: z.enum(formMeasures),
      /** Of a time-out whose length is none of those that are offered. */
      days: z.preprocess(unchosen, z.coerce.number().int().min(1).max(366).optional()),
      houseRule: z.enum(houseRuleKeys),
      replaces: z.preprocess(unchosen, sanctionInput.shape.replaces),
      commentId: sanctionInput.shape.commentId,
      ...place,
    })
    .superRefine(({ measure, days }, ctx) => {
      if (measure === OWN && days === undefined)
        ctx.addIssue({ code: 'custom', path: ['days'], ...flaw('missing') });
    }),
  run: async ({ input, viewer }): Promise<undefined> => {
    const { measure, days: own, houseRule: rule, queue, filter, cursor, one, next: _, ...asked } = input;
    const moderator = stillSignedIn(viewer);
    const { kind, days } = measure === OWN ? { kind: 'TIME_OUT' as const, days: own } : measureOf[measure];
    const end = days ? new Date(systemContext.now().getTime() + days * DAY_MS).toISOString() : undefined;
    const { id } = await orRefresh(
      sanctionMember({ viewer: moderator, kind, endsAt: end, rule, ...asked }),
      CHANGED,
    );
    const { memberId, commentId } = asked;
    if (commentId && queue)
      redirect(queueHref(queue, { filter, cursor, one: one !== undefined, case: commentId, sanctioned: id }));
    redirect(
      commentId
        ? withQuery(`/admin/comments/${commentId}`, { sanctioned: id })
        : withQuery(`/admin/members/${memberId}`, { sanctioned: id }),
    );
  },
});

/** Notes something about a member for the others of the desk; the page then has it. */
export const note = defineAction({
  input: noteInput.extend({ memberId: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await writeNote({ viewer: stillSignedIn(viewer), ...input });
    refresh();
  },
});

/** Takes a note away. */
export const unnote = defineAction({
  input: z.strictObject({ noteId: z.uuid() }),
  run: async ({ input: { noteId }, viewer }): Promise<undefined> => {
    // Nothing was typed that could be lost.
    if (!viewer) redirect('/sign-in?callbackUrl=/admin/members');
    await removeNote({ viewer, noteId });
    refresh();
  },
});

/** Lets a member write again. */
export const lift = defineAction({
  input: liftInput.extend({ memberId: z.uuid(), sanctionId: z.uuid() }),
  run: async ({ input: { memberId, ...rest }, viewer }): Promise<undefined> => {
    const moderator = stillSignedIn(viewer);
    await orRefresh(liftSanction({ viewer: moderator, ...rest }), CHANGED);
    redirect(pageOf(memberId, 'lifted'));
  },
});

/** Dismisses what a member has reported and nobody has answered. */
export const dismissReportsOf = defineAction({
  input: dismissByInput.omit({ outcome: true }).extend({
    memberId: z.uuid(),
    reports: z.coerce.number().int().min(1).max(DISMISSED_AT_ONCE),
  }),
  run: async ({ input: { memberId, ...seen }, viewer }): Promise<undefined> => {
    await orRefresh(dismissReportsBy({ viewer: stillSignedIn(viewer), memberId, ...seen }), CHANGED);
    redirect(pageOf(memberId, 'reports'));
  },
});

/** Takes a member's picture from beside their name. */
export const removePictureOf = defineAction({
  // The rule is called what the form calls it, so that an error about it names it as the moderator sees it.
  input: pictureRemovalInput
    .omit({ rule: true })
    .extend({ memberId: z.uuid(), houseRule: z.enum(houseRuleKeys) }),
  run: async ({ input: { houseRule: rule, ...rest }, viewer }): Promise<undefined> => {
    await orRefresh(removePicture({ viewer: stillSignedIn(viewer), rule, ...rest }), CHANGED);
    redirect(pageOf(rest.memberId, 'picture'));
  },
});

/** Sets how a reviewer stands, whatever the ladder says. */
export const setStanding = defineAction({
  input: standingInput.extend({
    memberId: z.uuid(),
    standing: z.enum(reviewerStandings),
  }),
  run: async ({ input, viewer }): Promise<undefined> => {
    const moderator = stillSignedIn(viewer);
    await setReviewerStanding({ viewer: moderator, ...input });
    redirect(pageOf(input.memberId, 'standing'));
  },
});

/** Makes a member a moderator or an administrator, or takes that from them. */
export const changeRole = defineAction({
  input: roleInput.extend({ memberId: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await setRole({ viewer: stillSignedIn(viewer), ...input });
    redirect(pageOf(input.memberId, 'role'));
  },
});

/** Signs a member out everywhere. */
export const endSessions = defineAction({
  input: endSessionsInput.extend({ memberId: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await endSessionsOf({ viewer: stillSignedIn(viewer), ...input });
    redirect(pageOf(input.memberId, 'sessions'));
  },
});

/** Makes a member an author, or takes that from them. */
export const changeAuthor = defineAction({
  input: z.strictObject({ memberId: z.uuid(), author: z.enum(['true', 'false']), reason: officeReason }),
  run: async ({ input: { author, ...input }, viewer }): Promise<undefined> => {
    await setAuthor({ viewer: stillSignedIn(viewer), author: author === 'true', ...input });
    redirect(pageOf(input.memberId, 'author'));
  },
});

/** Marks a member as the author of an article, or takes the mark away. */
export const changeMark = defineAction({
  input: z.strictObject({
    memberId: z.uuid(),
    author: z.enum(['true', 'false']),
    slug: typedText(2_000, { units: 2_000 }).min(1),
    reason: officeReason,
  }),
  run: async ({ input: { author, slug, ...input }, viewer }): Promise<undefined> => {
    await markAuthor({
      viewer: stillSignedIn(viewer),
      author: author === 'true',
      slug: slugOf(slug),
      ...input,
    });
    redirect(pageOf(input.memberId, 'author'));
  },
});

/** What names an article, of its whole address too. */
function slugOf(typed: string): string {
  const last = typed.trim().split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** A day as a control has it: its last moment; nothing where it is empty. */
const lastDay = typedDay().transform((day) => (day === '' ? null : `${day}T23:59:59.000Z`));

/** Grants or extends a membership, lets it lapse or revokes it. */
export const changeMembership = defineAction({
  input: z.strictObject({
    memberId: z.uuid(),
    state: z.enum(setStates),
    /** Empty: none. */
    plan: typedText(30, { units: 30 })
      .transform((key) => key || null)
      .optional(),
    until: lastDay.optional(),
    reason: officeReason,
  }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await setMembership({ viewer: stillSignedIn(viewer), ...input });
    redirect(pageOf(input.memberId, 'membership'));
  },
});
