import { describe, expect, it } from 'vitest';
import { authorize, may, reasonAgainst, type Permission } from './permissions';
import type { Viewer } from './viewer';

const viewer = (more: Partial<Viewer> = {}): Viewer => ({
  id: 'id',
  sessionId: 'session',
  frame: null,
  email: 'person@example.org',
  displayName: 'Person',
  role: 'MEMBER',
  verified: true,
  language: null,
  membership: { state: 'ACTIVE', source: 'SIGN_UP' },
  insider: true,
  sanction: null,
  provedLately: true,
  owesSecondStep: false,
  ...more,
});
const sanction = { kind: 'TIME_OUT', reason: 'Rest.', endsAt: new Date('2026-11-25T09:00:00Z') } as const;

const alone: Permission[] = ['comment.draft', 'review.practise'];
const writing: Permission[] = ['comment.write', 'comment.review', ...alone];
const desk: Permission[] = ['comment.pick', 'desk.read', 'desk.decide', 'audit.read', 'policy.read'];
const all: Permission[] = [...writing, ...desk, 'decision.stop', 'policy.change'];

describe('who may do what', () => {
  it.each<[string, Viewer | null, Permission[]]>([
    ['a reader', null, []],
    ['a member without a membership', viewer({ membership: null, insider: false }), []],
    ['a lapsed member', viewer({ membership: { state: 'LAPSED', source: 'SIGN_UP' }, insider: false }), []],
    ['an Insider', viewer(), writing],
    ['an Insider whose address is not known to be theirs', viewer({ verified: false }), alone],
    ['an Insider in time-out', viewer({ sanction }), []],
    ['a moderator', viewer({ role: 'MODERATOR' }), [...writing, ...desk]],
    [
      'a moderator who is no Insider',
      viewer({ role: 'MODERATOR', insider: false }),
      ['comment.review', ...desk],
    ],
    [
      'a banned moderator',
      viewer({ role: 'MODERATOR', sanction: { ...sanction, kind: 'BAN', endsAt: null } }),
      [],
    ],
    ['a moderator who owes a second step', viewer({ role: 'MODERATOR', owesSecondStep: true }), writing],
    ['an Insider who owes a second step', viewer({ owesSecondStep: true }), []],
    ['an administrator', viewer({ role: 'ADMIN' }), all],
    [
      'an administrator whose address is not known to be theirs',
      viewer({ role: 'ADMIN', verified: false }),
      alone,
    ],
    ['a banned administrator', viewer({ role: 'ADMIN', sanction: { ...sanction, kind: 'BAN' } }), []],
  ])('%s', (_, who, allowed) => {
    expect(all.filter((permission) => may(who, permission))).toEqual(allowed);
  });

  it('says to each why not', () => {
    expect(() => authorize(null, 'desk.read')).toThrow(expect.objectContaining({ status: 401 }));
    expect(() => authorize(viewer({ insider: false }), 'comment.write')).toThrow(
      expect.objectContaining({ status: 403, code: 'insider-only' }),
    );
    expect(() => authorize(viewer({ verified: false }), 'comment.write')).toThrow(
      expect.objectContaining({ status: 403, code: 'address-unverified' }),
    );
    expect(() => authorize(viewer({ sanction }), 'comment.write')).toThrow(
      expect.objectContaining({
        code: 'sanctioned',
        facts: { kind: 'TIME_OUT', reason: 'Rest.', until: sanction.endsAt },
      }),
    );
    expect(() => authorize(viewer(), 'desk.read')).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    for (const permission of ['comment.write', 'desk.read'] as const)
      expect(() => authorize(viewer({ owesSecondStep: true }), permission)).toThrow(
        expect.objectContaining({
          code: permission === 'comment.write' ? 'second-step-required' : 'not-allowed',
        }),
      );
    const newModerator = viewer({ role: 'MODERATOR', owesSecondStep: true });
    expect(() => authorize(newModerator, 'desk.read')).toThrow(
      expect.objectContaining({ code: 'second-step-required' }),
    );
  });

  it('has the same sentence for a page that asks beforehand', () => {
    expect(reasonAgainst(viewer(), 'comment.write', 'en')).toBeNull();
    expect(reasonAgainst(viewer({ sanction }), 'comment.review', 'en')).toBe(
      'Your account is in time-out until 25 November 2026 at 09:00 UTC: Rest.',
    );
    expect(reasonAgainst(viewer(), 'desk.read', 'en')).toBe('Only moderators may do this.');
  });

  it('gives back who is allowed', () => {
    const insider = viewer();
    expect(authorize(insider, 'comment.write')).toBe(insider);
  });
});
