import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { env } from '@/lib/platform/env';
import { placesOf } from '@/lib/platform/network-of';
import { spendOnce } from '@/lib/platform/spend-once';
import { accountKey } from '../account-key';
import { costOf, ROUNDS, WORK_MINUTES } from './rules';
import { solvedWork } from './schemas';

/** Whose try a task is for: at an account, whether there is one or not, from a network. */
type For = { emailFolded: string; address: string; now: Date };

/**
 * A task for a browser to solve in place of waiting: signed, for this account and this network alone, and good for a quarter of an hour, and
 * while there were no more `tries` than now. Who would wait longer has more to do, however much of the wait is over.
 */
export async function makeWork({
  waitSeconds,
  tries,
  ...whose
}: For & { waitSeconds: number; tries: number[] }): Promise<Challenge> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: costOf(waitSeconds),
    counter: randomInt(ROUNDS.least, ROUNDS.most),
    deriveKey,
    data: {
      for: subjectOf(whose),
      until: whose.now.getTime() + WORK_MINUTES * 60_000,
      tries: tries.join('-'),
    },
    hmacSignatureSecret: secretFor('task'),
    hmacKeySignatureSecret: secretFor('key'),
  });
}

/**
 * The tries that there were when a task of ours was made, where it is for this one, was solved in time, and was not handed in before: of two
 * who hand in the same at once one is believed. What is anything else is none, and no error: null.
 */
export async function triesPaidFor({ work, ...whose }: For & { work: string }): Promise<number[] | null> {
  const given = solvedWork.safeParse(work);
  if (!given.success) return null;
  const { challenge, solution } = given.data;
  const { for: subject, until, tries } = challenge.parameters.data;
  const now = whose.now.getTime();
  if (until <= now || !isSame(subject, subjectOf(whose))) return null;
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secretFor('task'),
    hmacKeySignatureSecret: secretFor('key'),
  });
  const name = createHash('sha256').update(challenge.signature).digest('base64url');
  const isNew = verified && (await spendOnce(`sign-in-work:${name}`, new Date(until)));
  return isNew ? tries.split('-').map(Number) : null;
}

/** By the network's narrowest part: what slows one down is counted there first. */
const subjectOf = ({ emailFolded, address }: For): string =>
  createHmac('sha256', secretFor('subject'))
    .update(`${accountKey(emailFolded)}\n${placesOf(address)[0]}`)
    .digest('base64url');

// The secret signs other things too: what is signed here can be taken for none of them.
const secretFor = (what: 'task' | 'key' | 'subject'): string =>
  createHmac('sha256', env().SESSION_SECRET).update(`work for a sign-in: ${what}`).digest('base64url');

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
