import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flawInEnd, isInForce, obstacleTo, suggestMeasure } from './rules';

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
    ['WARNING', null, true],
    ['WARNING', after(1), false],
    ['REVOCATION', null, true],
    ['REVOCATION', after(1), false],
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
    const sanction = { kind: 'TIME_OUT', startsAt: at, endsAt: after(1), liftedAt: null } as const;
    expect([after(-1), at, after(1)].map((moment) => isInForce(sanction, moment))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('of a warning matters not: it keeps nobody from anything', () => {
    const warning = { kind: 'WARNING', startsAt: at, endsAt: null, liftedAt: null } as const;
    expect([at, after(1)].map((moment) => isInForce(warning, moment))).toEqual([false, false]);
  });

  it('that may be imposed makes one that is in force from its beginning until then', () => {
    fc.assert(
      fc.property(time, fc.option(time), time, (at, endsAt, moment) => {
        const kind = endsAt ? 'TIME_OUT' : 'BAN';
        fc.pre(flawInEnd(kind, endsAt, at) === null);
        const sanction = { kind, startsAt: at, endsAt, liftedAt: null } as const;
        expect(isInForce(sanction, at)).toBe(true);
        expect(isInForce(sanction, moment)).toBe(moment >= at && (endsAt === null || moment < endsAt));
        expect(isInForce({ ...sanction, liftedAt: moment }, at)).toBe(false);
      }),
    );
  });
});

describe('what the ladder suggests', () => {
  const ladder = { first: 'week', repeat: 'revocation' } as const;
  const past = (kind: Kind, lifted: 'no' | 'replaced' | 'lifted' = 'no') => ({ kind, lifted });
  type Kind = 'WARNING' | 'TIME_OUT' | 'BAN';

  it.each([
    ['for the first time', [], 'week'],
    ['after a time-out, whether or not it is over', [past('TIME_OUT')], 'revocation'],
    ['after one that another took the place of', [past('TIME_OUT', 'replaced')], 'revocation'],
    ['after one that was lifted', [past('BAN', 'lifted')], 'week'],
    ['after a warning', [past('WARNING')], 'week'],
  ] as const)('%s', (_, history, measure) => {
    expect(suggestMeasure(history, ladder, { revocable: true })).toBe(measure);
  });

  it('after a warning, where the ladder begins with one', () => {
    const warning = { first: 'warning', repeat: 'month' } as const;
    expect(suggestMeasure([], warning, { revocable: true })).toBe('warning');
    expect(suggestMeasure([past('WARNING')], warning, { revocable: true })).toBe('month');
  });

  it('is a ban where there is no membership to revoke', () => {
    expect(suggestMeasure([past('TIME_OUT')], ladder, { revocable: false })).toBe('ban');
  });
});
