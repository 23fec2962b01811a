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

const importsOf = (name: string): string[] =>
  Array.from((sources.get(name) ?? '').matchAll(/from '([^']+)'/g), ([, from = '']) => {
    const path = from.startsWith('@/')
      ? from.slice(2)
      : from.startsWith('.')
        ? join(dirname(name), from)
        : '';
    return `${normalize(path)}.ts`;
  }).filter((path) => sources.has(path));

/** An act is recorded where it happens, or by one of the verbs that it is made of. */
const isRecorded = (name: string): boolean => records(name) || importsOf(name).some(records);

/** What writes and is on nobody's record, each with why that is right. */
const UNRECORDED: Record<string, string> = {
  // What nobody but its writer sees, or is their own comfort.
  'lib/comments/drafts/hold-draft.ts': 'a draft',
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
  'lib/members/second-factor/begin-totp.ts': 'nothing is set up yet',
  'lib/members/sign-in-link/request-link.ts': 'security events',
  'lib/members/sign-in-link/sign-in-by-link.ts':
    'security events; that an address was confirmed, by what it calls',
  'lib/members/sign-in.ts': 'security events',
  'lib/members/sign-out.ts': 'security events',
  'lib/members/address/send-again.ts': 'a letter that goes again',
  // Recorded by what they call, two steps away.
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
  // Numbers that are counted anew, and letters about what is on record.
  'lib/comments/pace/measure-pace.ts': 'numbers',
  'lib/comments/ranking/rescore-all.ts': 'numbers',
  'lib/peer-review/bridging/refit-bridging.ts': 'numbers',
  'lib/peer-review/forecast/ask-forecast.ts': 'numbers',
  'lib/peer-review/lab/ask-replay.ts': 'numbers that somebody tries on the past',
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
    const silent = writers.filter((name) => !isRecorded(name)).map((name) => name.replaceAll('\\', '/'));
    expect(silent.sort()).toEqual(Object.keys(UNRECORDED).sort());
  });
});
