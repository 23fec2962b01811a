import { randomBytes } from 'node:crypto';
import { enrollMember } from '@/lib/members/enroll-member';
import type { Role, Viewer } from '@/lib/members/viewer';
import { seedMembers, type SeedMember } from './texts';

/** An account that a newcomer may try the demo with. */
export type DemoAccount = { role: string; displayName: string; email: string; password: string };

export type People = {
  /** The demo's members, by their keys. */
  members: Map<string, Viewer>;
  moderator: Viewer;
  admin: Viewer;
  accounts: DemoAccount[];
};

/** Three who share an office: what they review comes from one network, and they look in together. */
export const OFFICE = ['gideon-pike', 'dawid-beukes', 'marius-lamprecht'] as const;

const JOINED = new Date('2022-01-10T08:00:00Z');

/** Enrols the demo's members and desk. Passwords are random, and nobody knows them: an installation makes its own for the accounts. */
export async function createPeople(): Promise<People> {
  const members = new Map<string, Viewer>();
  const accounts: DemoAccount[] = [];
  for (const [index, { key, displayName, expertise, founding }] of seedMembers.entries()) {
    const { viewer, account } = await enroll({ name: key, displayName, role: 'MEMBER', expertise, founding });
    members.set(key, viewer);
    if (index === 0) accounts.push({ ...account, role: 'Insider' });
  }
  const moderator = await enroll({ name: 'moderator', displayName: 'Lindelani Marais', role: 'MODERATOR' });
  const admin = await enroll({ name: 'admin', displayName: 'Josephine Adderley', role: 'ADMIN' });
  accounts.push({ ...moderator.account, role: 'Moderator' }, { ...admin.account, role: 'Admin' });
  return { members, moderator: moderator.viewer, admin: admin.viewer, accounts };
}

type Person = {
  name: string;
  displayName: string;
  role: Role;
  expertise?: SeedMember['expertise'];
  founding?: boolean;
};

async function enroll({
  name,
  displayName,
  role,
  expertise = [],
  founding,
}: Person): Promise<{ viewer: Viewer; account: DemoAccount }> {
  const email = `${name}@maverick.example`;
  const password = randomBytes(15).toString('base64url');
  const context = { now: () => JOINED, random: Math.random };
  const { memberId } = await enrollMember({
    email,
    displayName,
    password,
    role,
    source: 'DEMO',
    expertise,
    founding,
    context,
  });
  const membership = { state: 'ACTIVE', source: 'DEMO' } as const;
  const viewer = {
    id: memberId,
    sessionId: memberId,
    frame: null,
    email,
    displayName,
    role,
    verified: true,
    language: null,
    membership,
    insider: true,
    sanction: null,
    provedLately: true,
    owesSecondStep: false,
  };
  return { viewer, account: { role, displayName, email, password } };
}
