import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flawInEnd, isInForce, obstacleTo } from './rules';

const role = fc.constantFrom('MEMBER', 'MODERATOR', 'ADMIN');
const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

describe('who may be sanctioned', () => {
  it('is never staff by a moderator, nor anybody by themselves', () => {
    fc.assert(
      fc.property(role, role, fc.boolean(), (actorRole, memberRole, same) => {
        const obstacle = obstacleTo({ id: 'a', role: actorRole }, { id: same ? 'a' : 'b', role: memberRole });
        const allowed =
          !same && (memberRole === 'MEMBER' || (memberRole === 'MODERATOR' && actorRole === 'ADMIN'));
        expect(obstacle === null).toBe(allowed);
      }),
    );
  });

  it('and who may not is told why, of oneself otherwise than of staff', () => {
    const moderator = { id: 'a', role: 'MODERATOR' } as const;
    const staff = (['MODERATOR', 'ADMIN'] as const).map((role) => obstacleTo(moderator, { id: 'b', role }));
    const reasons = [obstacleTo(moderator, moderator), ...staff].map((reason) => JSON.stringify(reason));
    expect(new Set(reasons).size).toBe(3);
    expect(reasons[0]).toContain('own-account');
    for (const reason of reasons.slice(1)) expect(reason).toContain('staff-member');
  });
});

describe('the end of a sanction', () => {
  const at = new Date('2026-03-01T12:00:00Z');
  const after = (milliseconds: number) => new Date(at.getTime() + milliseconds);
  const year = 366 * 86_400_000;

  it.each([
    ['BAN', null, true],
    ['BAN', after(1), false],
    ['TIME_OUT', null, false],
    ['TIME_OUT', after(-1), false],
    ['TIME_OUT', after(0), false],
    ['TIME_OUT', after(1), true],
    ['TIME_OUT', after(year), true],
    ['TIME_OUT', after(year + 1), false],
  ] as const)('of a %s may be %s: %s', (kind, endsAt, fits) => {
    expect(flawInEnd(kind, endsAt, at) === null).toBe(fits);
  });

  it('is a different flaw in each case', () => {
    const flaws = [
      flawInEnd('BAN', after(1), at),
      flawInEnd('TIME_OUT', null, at),
      flawInEnd('TIME_OUT', after(-1), at),
      flawInEnd('TIME_OUT', after(year + 1), at),
    ];
    expect(new Set(flaws).size).toBe(4);
    for (const flaw of flaws) expect(flaw).toBeTruthy();
  });

  it('is the first moment at which its member writes again', () => {
    const sanction = { startsAt: at, endsAt: after(1), liftedAt: null };
    expect([after(-1), at, after(1)].map((moment) => isInForce(sanction, moment))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('that may be imposed makes one that is in force from its beginning until then', () => {
    fc.assert(
      fc.property(time, fc.option(time), time, (at, endsAt, moment) => {
        const kind = endsAt ? 'TIME_OUT' : 'BAN';
        fc.pre(flawInEnd(kind, endsAt, at) === null);
        const sanction = { startsAt: at, endsAt, liftedAt: null };
        expect(isInForce(sanction, at)).toBe(true);
        expect(isInForce(sanction, moment)).toBe(moment >= at && (endsAt === null || moment < endsAt));
        expect(isInForce({ ...sanction, liftedAt: moment }, at)).toBe(false);
      }),
    );
  });
});
