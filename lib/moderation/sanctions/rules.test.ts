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
});

describe('the end of a sanction', () => {
  it('that may be laid makes one that is in force from its beginning until then', () => {
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
