import { beforeEach, describe, expect, it } from 'vitest';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { query, whileLocked } from '@/lib/testing/database';
import { openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { undoToken } from '../address/address-token';
import { undoChange } from '../address/undo-change';
import type { Viewer } from '../viewer';
import { linkIdentity, unlinkIdentity } from './link-identity';
import { moveIdentity } from './move-identity';
import { PUBLICATION } from './read-token';
import { signInFromOutside } from './sign-in-from-outside';
import { signUpFromOutside } from './sign-up-from-outside';

const address = '203.0.113.9';
const NEW = 'thandi.new@example.net';
/** Whom Ghost knows by an address. */
const knownBy = (email: string) => ({
  provider: PUBLICATION,
  subject: email,
  email,
  emailVerified: true,
  name: null,
  membership: null,
  roles: null,
  saidAt: new Date().toISOString(),
});
const move = (from: string, to = NEW) => moveIdentity({ from, to, at: new Date() });
/** Who signs in where Ghost says this address. */
const whoIs = async (email: string) =>
  (await signInFromOutside({ identity: knownBy(email), address }))?.memberId;
const addressOf = async ({ id }: Viewer) =>
  (await query<{ email: string }>('select email from members where id = $1', [id]))[0]?.email;
const acts = async ({ id }: Viewer) =>
  (
    await query<{ action: string; by: string | null }>(
      `select action, actor_id as by from audit_entries where subject_id = $1 and actor_id is null order by id`,
      [id],
    )
  ).map(({ action }) => action);

let member: Viewer;
beforeEach(async () => {
  await openNewsroom();
  member = await insider();
  await linkIdentity({ viewer: member, identity: knownBy(member.email) });
});

describe('a member whose address the publication has changed', () => {
  it('stays who they are, with that address, and the former one is told and can take it back', async () => {
    await move(member.email);
    expect([await whoIs(NEW), await whoIs(member.email)]).toEqual([member.id, undefined]);
    expect(await addressOf(member)).toBe(NEW);
    expect(await acts(member)).toEqual([
      'member.unlink-identity',
      'member.link-identity',
      'member.change-address',
    ]);
    // The same again is nothing.
    await move(member.email);
    expect(await acts(member)).toHaveLength(3);

    const [claim] = await query<{ id: string; former: string }>(
      'select id, former_email as former from address_claims where member_id = $1',
      [member.id],
    );
    expect(claim!.former).toBe(member.email);
    await undoChange({ token: undoToken(claim!.id), address });
    expect(await addressOf(member)).toBe(member.email);
    expect(await whoIs(NEW)).toBeUndefined();
  });

  it('keeps the address of their account where it was another one', async () => {
    await query(
      `update members set email = 'own@example.org', email_folded = 'own@example.org' where id = $1`,
      [member.id],
    );
    await move(member.email);
    expect([await whoIs(NEW), await addressOf(member)]).toEqual([member.id, 'own@example.org']);
  });

  it('keeps one that they changed to while word of the other was on its way', async () => {
    await whileLocked(
      member.id,
      `update members set email = 'own@example.org', email_folded = 'own@example.org' where id = $1`,
      () => move(member.email),
      'members',
    );
    expect([await whoIs(NEW), await addressOf(member)]).toEqual([member.id, 'own@example.org']);
  });

  it('keeps it where it opens an office, which the publication’s system does not give', async () => {
    const mod = await moderator();
    await linkIdentity({ viewer: mod, identity: knownBy(mod.email) });
    await move(mod.email);
    expect([await whoIs(NEW), await addressOf(mod)]).toEqual([mod.id, mod.email]);
    await query('update members set is_author = true where id = $1', [member.id]);
    await move(member.email, 'author@example.net');
    expect([await whoIs('author@example.net'), await addressOf(member)]).toEqual([member.id, member.email]);
  });

  it('is nobody else, and takes nobody’s place', async () => {
    const other = await insider();
    const unmoved = async () => {
      expect([await whoIs(member.email), await addressOf(member)]).toEqual([member.id, member.email]);
      expect(await acts(member)).toEqual([]);
    };
    expect(await refusalOf(move(member.email, other.email))).toMatchObject({
      status: 409,
      code: 'outside-known',
    });
    await unmoved();
    // Who came before word of it did is known as somebody else by then.
    await signUpFromOutside({ identity: knownBy(NEW), displayName: 'Thandi Anew', address });
    expect(await refusalOf(move(member.email))).toMatchObject({ status: 409, code: 'outside-known' });
    await unmoved();
    await move('nobody@example.net', 'elsewhere@example.net');
    expect(await whoIs('elsewhere@example.net')).toBeUndefined();
  });

  it('is not one who is banned by it', async () => {
    const banned = await insider();
    await query(`update members set email = $2, email_folded = $2 where id = $1`, [banned.id, NEW]);
    await sanctionMember({ viewer: await moderator(), memberId: banned.id, kind: 'BAN', reason: 'Threats.' });
    await query(`update members set email = 'b@example.org', email_folded = 'b@example.org' where id = $1`, [
      banned.id,
    ]);
    expect(await refusalOf(move(member.email))).toMatchObject({ status: 403, code: 'barred' });
    expect(await whoIs(member.email)).toBe(member.id);
  });

  it('is one, whatever else happens at once', async () => {
    const { refusals } = await inParallel<unknown>([
      move(member.email),
      move(member.email),
      signUpFromOutside({ identity: knownBy(NEW), displayName: 'Thandi Anew', address }),
      unlinkIdentity({ viewer: member, provider: PUBLICATION }),
    ]);
    expect(refusals.every(({ code }) => code === 'outside-known')).toBe(true);
    const [{ count } = { count: 0 }] = await query<{ count: number }>(
      'select count(*)::int as count from members where email_folded = $1',
      [NEW],
    );
    expect(count).toBe(1);
    // Where the address went with them, so did the link; and it is theirs to end.
    const linked = await query<{ subject: string; id: string }>(
      'select subject, member_id as id from outside_identities order by subject',
    );
    const moved = (await addressOf(member)) === NEW;
    expect(linked.filter(({ id }) => id === member.id)).toEqual([]);
    expect(linked.filter(({ subject }) => subject === NEW)).toHaveLength(moved ? 0 : 1);
  });
});
