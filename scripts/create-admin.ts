/**
 * Makes an administrator: `npm run admin:create -- EMAIL`. The password is ADMIN_PASSWORD, or made up and printed once.
 * A member who has the address already is promoted.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createAdmin } from '@/lib/members/create-admin';
import { disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';

const RANDOM_BYTES = 15;

const email = z.email().safeParse(process.argv[2]);
if (email.success) await create(email.data);
else fail('Give the address of the administrator: npm run admin:create -- someone@example.org');

async function create(address: string): Promise<void> {
  const given = env().ADMIN_PASSWORD;
  const password = given ?? randomBytes(RANDOM_BYTES).toString('base64url');
  try {
    const { outcome } = await createAdmin({ email: address, password });
    if (outcome === 'unchanged')
      return console.log(`${address} is an administrator already; nothing was changed.`);
    console.log(
      outcome === 'created'
        ? `${address} was made an administrator.`
        : `${address}, a member already, was made an administrator with a new password, and signed out everywhere.`,
    );
    console.log(given ? 'The password is ADMIN_PASSWORD.' : `The password is ${password}`);
  } finally {
    await disconnect();
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
