import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { outsideIdentity, providerId, type OutsideIdentity } from '@/lib/members/outside/schemas';
import { env } from '@/lib/platform/env';
import { cookieName, cookieOptions } from '../session/session-seal';

/** What is to be the same when somebody comes back from elsewhere: only the browser that left can bring it. */
const flow = z.object({
  provider: providerId,
  state: z.string(),
  nonce: z.string().default(''),
  verifier: z.string().default(''),
  callbackUrl: z.string(),
});
export type Flow = z.output<typeof flow>;

const arrival = z.object({ identity: outsideIdentity, callbackUrl: z.string() });
/** Somebody who is known elsewhere, and not yet here. */
export type Arrival = { identity: OutsideIdentity; callbackUrl: string };

/** For how long either is kept, in seconds: as long as a person takes to find a password, or a name. */
const KEPT_SECONDS = 15 * 60;

export const keepFlow = (kept: Flow): Promise<void> => keep('flow', kept);
export const keepArrival = (kept: Arrival): Promise<void> => keep('arrival', kept);

/** What this browser left with; it is forgotten, so that nobody comes back twice. */
export async function takeFlow(): Promise<Flow | null> {
  const taken = flow.safeParse(await kept('flow'));
  await forget('flow');
  return taken.success ? taken.data : null;
}

/** Who has come to this browser from elsewhere, and is to choose a name. */
export async function readArrival(): Promise<Arrival | null> {
  const read = arrival.safeParse(await kept('arrival'));
  return read.success ? read.data : null;
}

export const forgetArrival = (): Promise<void> => forget('arrival');

type Kept = 'flow' | 'arrival';

async function keep(name: Kept, what: Flow | Arrival): Promise<void> {
  // Sealed for this use: neither passes for the other, nor for a session.
  const value = await encode({ token: { [name]: what }, secret: secretOf(name), maxAge: KEPT_SECONDS });
  (await cookies()).set(cookieName(name), value, { ...cookieOptions(), maxAge: KEPT_SECONDS });
}

async function kept(name: Kept): Promise<unknown> {
  const value = (await cookies()).get(cookieName(name))?.value;
  if (!value) return null;
  try {
    return (await decode({ token: value, secret: secretOf(name) }))?.[name];
  } catch {
    return null;
  }
}

async function forget(name: Kept): Promise<void> {
  (await cookies()).set(cookieName(name), '', { ...cookieOptions(), maxAge: 0 });
}

const secretOf = (name: Kept): string => `${env().SESSION_SECRET} ${name}`;
