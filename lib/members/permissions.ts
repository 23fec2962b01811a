import { errorInWords } from '@/lib/language/error-in-words';
import type { Locale } from '@/lib/language/locales';
import { forbidden, unauthenticated, type AppError } from '@/lib/platform/errors';
import type { SanctionInForce, Viewer } from './viewer';

/** Everything that someone may be allowed to do. */
export type Permission =
  | 'comment.write'
  | 'comment.draft'
  | 'comment.review'
  | 'review.practise'
  | 'comment.report'
  | 'comment.react'
  | 'comment.pick'
  | 'comment.import'
  | 'article.moderate'
  | 'article.import'
  | 'ghost.connect'
  | 'reader.keep'
  | 'reader.own'
  | 'membership.pay'
  | 'member.rename'
  | 'member.show-picture'
  | 'expertise.state'
  | 'expertise.verify'
  | 'decision.appeal'
  | 'decision.stop'
  | 'calibration.contest'
  | 'desk.read'
  | 'desk.decide'
  | 'member.read'
  | 'member.read-address'
  | 'member.sanction'
  | 'member.note'
  | 'member.mark-founding'
  | 'member.set-office'
  | 'member.remove-picture'
  | 'reviewer.override'
  | 'calibration.curate'
  | 'audit.read'
  | 'audit.export'
  | 'api-key.keep'
  | 'security.read'
  | 'health.read'
  | 'job.retry'
  | 'webhook.manage'
  | 'numbers.read'
  | 'numbers.read-all'
  | 'policy.read'
  | 'policy.change'
  | 'policy.try';

type Rule = {
  allows: (viewer: Viewer) => boolean;
  /** 403, for someone who is signed in and may not. */
  otherwise: (viewer: Viewer) => AppError;
};

const staffOnly =
  (who: 'members' | 'moderators' | 'administrators'): Rule['otherwise'] =>
  (viewer) =>
    worksAtDesk(viewer) && viewer.owesSecondStep
      ? forbidden('second-step-required')
      : forbidden('not-allowed', { facts: { who } });
const isStaff = (viewer: Viewer) => worksAtDesk(viewer) && !viewer.owesSecondStep;
const isAdmin = (viewer: Viewer) => isStaff(viewer) && viewer.role === 'ADMIN';
const inGoodStanding: Rule = {
  allows: (viewer) => evenUnverified.allows(viewer) && viewer.verified,
  otherwise: (viewer) => {
    if (viewer.sanction) return sanctioned(viewer.sanction);
    if (!viewer.insider) return forbidden('insider-only');
    return forbidden(viewer.verified ? 'second-step-required' : 'address-unverified');
  },
};
/** What nobody else sees until their address is known to be theirs. */
const evenUnverified: Rule = {
  allows: (viewer) => viewer.insider && !viewer.sanction && !mustSetUpFirst(viewer),
  otherwise: (viewer) => inGoodStanding.otherwise({ ...viewer, verified: true }),
};

/** Whether the desk is a place for them, once they have shown all that it asks of staff. */
export const worksAtDesk = ({ verified, sanction, role }: Viewer): boolean =>
  verified && !sanction && role !== 'MEMBER';

/** Where the policy asks everyone for a second step. Of staff it is asked for the desk alone: as members they are like others. */
const mustSetUpFirst = ({ role, owesSecondStep }: Viewer): boolean => role === 'MEMBER' && owesSecondStep;

/**
 * The one list of who may do what. It throws on the server, answers a boolean, and hides a control in a page. What it comes to at every door
 * stands in lib/web/testing/permissions/matrix.ts.
 */
const rules: Record<Permission, Rule> = {
  'comment.write': inGoodStanding,
  'comment.draft': evenUnverified,
  // Of staff also those without a membership: they write nothing by it, and may help a publication that begins (R9).
  'comment.review': {
    ...inGoodStanding,
    allows: (viewer) => inGoodStanding.allows(viewer) || isStaff(viewer),
  },
  'review.practise': evenUnverified,
  'comment.report': inGoodStanding,
  'comment.react': inGoodStanding,
  'comment.pick': { allows: isStaff, otherwise: staffOnly('moderators') },
  'article.import': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'ghost.connect': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'article.moderate': { allows: isStaff, otherwise: staffOnly('moderators') },
  // What nobody else sees of them: bookmarks, mutes, what they follow, their language. Who is turned out adds nothing to it.
  'reader.keep': {
    allows: ({ sanction }) => sanction?.kind !== 'BAN',
    otherwise: (viewer) => inGoodStanding.otherwise(viewer),
  },
  // They may look at it, and let go of it.
  'reader.own': { allows: () => true, otherwise: staffOnly('members') },
  // Nobody pays for what they could not use, or what was taken from them.
  'membership.pay': {
    allows: ({ sanction, verified, membership }) =>
      sanction?.kind !== 'BAN' && verified && membership?.state !== 'REVOKED',
    otherwise: ({ sanction, verified }) => {
      if (sanction) return sanctioned(sanction);
      return forbidden(verified ? 'membership-revoked' : 'address-unverified');
    },
  },
  // Under another name than the one that was sanctioned they would be somebody else to readers.
  'member.rename': {
    allows: ({ sanction }) => !sanction,
    otherwise: (viewer) => inGoodStanding.otherwise(viewer),
  },
  // Others see it, so they must have shown who they are; a sanctioned name gets no other face.
  'member.show-picture': {
    allows: ({ sanction, verified }) => !sanction && verified,
    otherwise: (viewer) => inGoodStanding.otherwise({ ...viewer, insider: true }),
  },
  'expertise.state': evenUnverified,
  'expertise.verify': { allows: isStaff, otherwise: staffOnly('moderators') },
  // Who is turned out may still object to it.
  'decision.appeal': { allows: () => true, otherwise: staffOnly('members') },
  // Another's, while it is held.
  'decision.stop': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'calibration.contest': inGoodStanding,
  'desk.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  'desk.decide': { allows: isStaff, otherwise: staffOnly('moderators') },
  'member.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  // Members' addresses leave only to themselves and admins.
  'member.read-address': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'member.sanction': { allows: isStaff, otherwise: staffOnly('moderators') },
  'member.note': { allows: isStaff, otherwise: staffOnly('moderators') },
  'member.remove-picture': { allows: isStaff, otherwise: staffOnly('moderators') },
  'member.set-office': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'member.mark-founding': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'reviewer.override': { allows: isStaff, otherwise: staffOnly('moderators') },
  'calibration.curate': { allows: isStaff, otherwise: staffOnly('moderators') },
  'audit.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  // It leaves the house.
  'audit.export': { allows: isAdmin, otherwise: staffOnly('administrators') },
  // Who may not any more has none that works.
  'api-key.keep': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'security.read': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'health.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  'job.retry': { allows: isAdmin, otherwise: staffOnly('administrators') },
  // What they import is up at once, and whoever wrote it has a place here.
  'comment.import': { allows: isAdmin, otherwise: staffOnly('administrators') },
  // They decide where what members write is sent to.
  'webhook.manage': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'numbers.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  // What each moderator did: of the others it is for administrators.
  'numbers.read-all': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'policy.read': { allows: isStaff, otherwise: staffOnly('moderators') },
  'policy.change': { allows: isAdmin, otherwise: staffOnly('administrators') },
  'policy.try': { allows: isAdmin, otherwise: staffOnly('administrators') },
};

/** Whether the viewer may. */
export function may(viewer: Viewer | null, permission: Permission): viewer is Viewer {
  return viewer !== null && rules[permission].allows(viewer);
}

/**
 * The viewer, who is allowed.
 * @throws 401 when nobody is signed in, 403 with the reason when they may not
 */
export function authorize(viewer: Viewer | null, permission: Permission): Viewer {
  if (!viewer) throw unauthenticated();
  if (!rules[permission].allows(viewer)) throw rules[permission].otherwise(viewer);
  return viewer;
}

/** Why somebody who is signed in may not, in a sentence for them; null when they may. */
export function reasonAgainst(viewer: Viewer, permission: Permission, locale: Locale): string | null {
  const { allows, otherwise } = rules[permission];
  return allows(viewer) ? null : errorInWords(locale, otherwise(viewer));
}

/** 403: what a sanction keeps its member from, until when, and why. The reason is in the words of whoever imposed it. */
export const sanctioned = ({ kind, reason, endsAt }: SanctionInForce): AppError =>
  forbidden('sanctioned', { facts: { kind, reason, until: endsAt } });
