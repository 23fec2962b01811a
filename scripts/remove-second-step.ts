/**
 * Takes the second step at sign-in from a member who has lost it, recovery codes and all: `npm run second-step:remove -- EMAIL`.
 * Whoever runs it has made sure that it is they who ask.
 */
import { z } from 'zod';
import { removeLostSecondStep } from '@/lib/members/second-factor/remove-lost-second-step';
import { disconnect } from '@/lib/platform/db';

const email = z.email().safeParse(process.argv[2]?.trim());
if (email.success) await remove(email.data);
else fail('Give the address of the member: npm run second-step:remove -- someone@example.org');

async function remove(address: string): Promise<void> {
  try {
    const outcome = await removeLostSecondStep({ email: address });
    if (outcome === 'unknown') return fail(`No member has the address ${address}.`);
    if (outcome === 'none') return console.log(`No second step is asked of ${address}; nothing was changed.`);
    console.log(
      `The second step of ${address} was removed. They are signed out everywhere, and told by a letter; staff who had a passkey choose a new password by another.`,
    );
  } finally {
    await disconnect();
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
