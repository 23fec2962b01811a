import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { resetToken } from './reset-token';
import type { PasswordLetterJob } from './schemas';
import { findPasswordHolder, findResetHolder, type PasswordHolder } from './store';

/** A letter about a password: whom it is for, what names it for good, and where it leads. */
export type PasswordLetter = {
  id: string;
  kind: 'reset' | 'changed';
  holder: PasswordHolder;
  path: string;
};

/** Whom a letter about a password goes to; null where nobody has the address, or the link would no longer work. */
export async function addressLetter({
  job,
  context = systemContext,
}: {
  job: PasswordLetterJob;
  context?: Context;
}): Promise<PasswordLetter | null> {
  if ('resetId' in job) {
    const holder = await findResetHolder(database(), job.resetId, context.now());
    const path = `/reset-password?token=${resetToken(job.resetId)}`;
    return holder && { id: job.resetId, kind: 'reset', holder, path };
  }
  const holder = await findPasswordHolder(database(), job.memberId);
  return holder && { id: job.letterId, kind: 'changed', holder, path: '/forgot-password' };
}
