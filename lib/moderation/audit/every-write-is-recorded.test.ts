import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Every file of ours that runs in the site, and what it says. */
const sources = new Map(
  readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('lib', name))
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|[\\/]testing[\\/]/.test(name))
    .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
);

/** Files that begin a transaction: what they write is one act. */
const writers = [...sources].flatMap(([name, source]) =>
  !name.startsWith(join('lib', 'platform')) && /\b(?:transaction|sqlTransaction)\(/.test(source)
    ? [name]
    : [],
);

const records = (name: string): boolean => {
  const source = sources.get(name) ?? '';
  return source.includes('@/lib/platform/audit') && /\b(?:record|recordAll|recording)\(/.test(source);
};

const LIFECYCLE = join('lib', 'comments', 'lifecycle');

/** What takes a comment from one state to another: each of these is on record. */
const TRANSITIONS = new Set(
  Array.from(
    (sources.get(`${LIFECYCLE}.ts`) ?? '').matchAll(
      /^export const (\w+) = \(tx: SqlTx, comment: LockedComment,/gm,
    ),
    ([, verb]) => verb,
  ),
);

/** The files that a file takes something from, and what that is. */
const importsOf = (name: string): { path: string; names: string[] }[] =>
  Array.from(
    (sources.get(name) ?? '').matchAll(/import (?!type)(?:\{([^}]*)\}|\w+) from '([^']+)'/g),
    ([, names = '', from = '']) => ({
      path: normalize(from.startsWith('@/') ? from.slice(2) : join(dirname(name), from)),
      names: names.split(',').map((one) => one.trim()),
    }),
  );

/** An act is recorded where it happens, or takes a comment from one state to another. What else it is made of says nothing of it. */
const isRecorded = (name: string): boolean =>
  records(name) ||
  importsOf(name).some(({ path, names }) => path === LIFECYCLE && names.some((one) => TRANSITIONS.has(one)));

/** What writes and is on nobody's record, each with why that is right. */
const UNRECORDED: Record<string, string> = {
  // What nobody but its writer sees, or is their own comfort.
  'lib/comments/drafts/hold-draft.ts': 'a draft',
  'lib/comments/reactions/set-reaction.ts': 'a reaction, whose row keeps who gave it',
  'lib/comments/follows/set-follow.ts': 'what somebody reads',
  'lib/members/choose-language.ts': 'a language to read in',
  'lib/members/mutes/set-mute.ts': 'whom somebody does not want to read',
  'lib/members/show-reviewed.ts': 'a line under their own name',
  'lib/members/welcome.ts': 'that somebody was welcomed',
  'lib/outreach/mail/change-mail-settings.ts': 'which letters come',
  'lib/outreach/mail/unsubscribe.ts': 'which letters come',
  'lib/members/export/ask-for-export.ts':
    'a copy of one’s own, of which its table keeps when it was asked for',
  'lib/members/export/make-export.ts': 'the same',
  // What happens to accounts day by day is among the security events, which are forgotten after a while.
  'lib/members/passkeys/prove-with-passkey.ts': 'security events',
  'lib/members/passkeys/sign-in-with-passkey.ts': 'security events',
  'lib/members/password-reset/request-reset.ts': 'security events',
  'lib/members/proof/prove-identity.ts': 'security events',
  'lib/members/second-factor/finish-sign-in.ts': 'security events',
  'lib/members/second-factor/with-proof.ts': 'security events',
  'lib/members/second-factor/begin-totp.ts': 'nothing is set up yet',
  'lib/members/sign-in-link/request-link.ts': 'security events',
  'lib/members/sign-in-link/sign-in-by-link.ts':
    'security events; that an address was confirmed, by what it calls',
  'lib/members/sign-in.ts': 'security events',
  'lib/members/sign-out.ts': 'security events',
  'lib/members/frames/agree-to-handover.ts': 'security events, once it is taken',
  'lib/members/frames/take-handover.ts': 'security events',
  'lib/members/address/send-again.ts': 'a letter that goes again',
  // What follows from what is on record.
  'lib/moderation/reports/reconsider-reports.ts': 'whether reports were right, as the comment now stands',
  'lib/outreach/webhooks/queue-deliveries.ts': 'deliveries, each with what came of it',
  'lib/outreach/webhooks/sum-up-day.ts': 'a delivery',
  'lib/comments/transfer/at-desk/thread.ts':
    'what would come of an import; that it was begun, and what came of it, are',
  // Recorded by what they call, a step or two away.
  'lib/members/stripe/follow-customer.ts': 'by what it calls',
  'lib/articles/ghost/read-posts.ts': 'by what it calls',
  'lib/articles/ghost/take-ghost-event.ts': 'by what it calls',
  'lib/members/address/verify-address.ts': 'by what it calls',
  'lib/members/outside/move-identity.ts': 'by what it calls',
  'lib/moderation/appeals/close-appeal.ts': 'by what it calls',
  'lib/moderation/appeals/decide-appeal.ts': 'by what it calls',
  'lib/moderation/sanctions/lift-sanction.ts': 'by what it calls',
  'lib/moderation/connect-ghost.ts': 'by what it calls: a change of the policy',
  'lib/moderation/decide-comment.ts': 'by what it calls, once the decision takes effect',
  'lib/moderation/reports/close-reports.ts': 'by what it calls',
  'lib/moderation/reports/dismiss-reports.ts': 'by what it calls',
  'lib/peer-review/records/set-reviewer-standing.ts': 'by what it calls',
  'lib/members/expertise/act-on-entry.ts': 'by those who hand it their act',
  'lib/members/office/in-office.ts': 'by those who hand it their act',
  'lib/members/outside/end-silent-roles.ts': 'by what it calls',
  'lib/members/outside/sign-in-from-outside.ts': 'by what it calls',
  'lib/members/outside/take-membership.ts': 'by what it calls',
  'lib/members/stripe/begin-checkout.ts': 'by what it calls, once something is paid',
  'lib/members/stripe/come-back.ts': 'by what it calls',
  'lib/members/stripe/follow-charge.ts': 'by what it calls',
  'lib/members/stripe/follow-due.ts': 'by what it calls',
  'lib/members/stripe/take-event.ts': 'by what it calls',
  // Whom a comment is with for a while. Its row says what became of it.
  'lib/moderation/claims/claim-case.ts': 'who has a case open, for two minutes',
  'lib/peer-review/assignment/expire-leases.ts': 'a lease',
  'lib/peer-review/assignment/release-leases.ts': 'a lease',
  'lib/peer-review/assignment/skip-assignment.ts': 'a lease',
  'lib/peer-review/volunteering/volunteer.ts': 'a lease',
  // What is kept for a while only.
  'lib/web/jobs/jobs.ts': 'what is forgotten in time',
  // Numbers that are counted anew, and letters about what is on record.
  'lib/comments/pace/measure-pace.ts': 'numbers',
  'lib/moderation/alerts/look-for-alerts.ts': 'numbers that staff are told; nobody decided anything',
  'lib/moderation/numbers/fold-days.ts': 'numbers',
  'lib/comments/ranking/rescore-all.ts': 'numbers',
  'lib/peer-review/bridging/refit-bridging.ts': 'numbers',
  'lib/peer-review/forecast/ask-forecast.ts': 'numbers',
  'lib/peer-review/lab/ask-replay.ts': 'numbers that somebody tries on the past',
  'lib/peer-review/reliability/learn-from-calibration.ts':
    'numbers; who moves by them, and which item goes, by what it calls',
  'lib/peer-review/reliability/learn-from-decision.ts': 'numbers; who moves by them, by what it calls',
  'lib/peer-review/reliability/refit-reviewers.ts': 'numbers; who moves by them, by what it calls',
  'lib/peer-review/patterns/look-for-patterns.ts': 'numbers',
  'lib/peer-review/thanks/count-reviewed.ts': 'numbers',
  'lib/peer-review/transparency/read-transparency.ts': 'numbers',
  'lib/peer-review/calibration/save-item.ts': 'what the product ships with',
  'lib/outreach/mail/send-digest.ts': 'a letter',
  'lib/outreach/notices/sending/notify.ts': 'a notice',
  'lib/moderation/audit/seal-audit.ts': 'the record itself',
};

describe('whatever writes is on record', () => {
  it('or says here why not', () => {
    expect(writers.length).toBeGreaterThan(90);
    expect(TRANSITIONS.size).toBeGreaterThan(10);
    const silent = writers.filter((name) => !isRecorded(name)).map((name) => name.replaceAll('\\', '/'));
    expect(silent.sort()).toEqual(Object.keys(UNRECORDED).sort());
  });
});
