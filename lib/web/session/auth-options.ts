import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { inField, signature } from '@/lib/members/passkeys/schemas';
import { signInWithPasskey } from '@/lib/members/passkeys/sign-in-with-passkey';
import { signInWithCode } from '@/lib/members/second-factor/sign-in-with-code';
import type { SignedIn } from '@/lib/members/sessions/open-session';
import { signInByLinkWithCode } from '@/lib/members/sign-in-link/sign-in-by-link';
import { signOut } from '@/lib/members/sign-out';
import type { Viewer } from '@/lib/members/viewer';
import { env } from '@/lib/platform/env';
import { invalid } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { ofThisBrowser } from './after-sign-in';
import { setDeviceCookie } from './device-cookie';
import { safeCallback } from '../http/origin';
import { cookieName, cookieOptions, isSecure, SESSION_SECONDS } from './session-seal';

type Request = {
  /** Whose session the request's cookie names, as `currentViewer` found it. */
  viewer: Viewer | null;
  /** The client's network address. */
  address: string;
  /** Told why something did not succeed; next-auth itself keeps that short. */
  onRefused: (error: unknown) => void;
};

/**
 * next-auth's settings for one request. Its token carries an opaque session id and nothing else: who that is, and
 * whether it still counts, is the database's to say.
 */
export function authOptions({ viewer, address, onRefused }: Request): NextAuthOptions {
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: cookieName('session'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
    },
    providers: [
      CredentialsProvider({
        credentials: {
          email: { label: 'Email', type: 'email' },
          password: { label: 'Password', type: 'password' },
          code: { label: 'Code', type: 'text' },
          passkey: { label: 'Passkey', type: 'text' },
          link: { label: 'Link of a letter', type: 'text' },
        },
        async authorize(credentials) {
          try {
            const from = { address, ...(await ofThisBrowser()) };
            const { sessionToken, memberId, device } = await enter(credentials ?? {}, from);
            await setDeviceCookie(device);
            return { id: memberId, sid: sessionToken };
          } catch (error) {
            onRefused(error);
            return null;
          }
        },
      }),
    ],
    callbacks: {
      // Signing in brings a new session; at every later look, the token must name a live one. The error makes
      // next-auth answer an empty session and take the cookie away.
      jwt({ token, user, trigger }) {
        if (trigger === 'signIn') return { sid: user.sid };
        if (!viewer) throw new SessionEnded();
        return { sid: token.sid };
      },
      session({ session }) {
        return { expires: session.expires, user: viewer ? publicUser(viewer) : undefined };
      },
      redirect: ({ url, baseUrl }) => baseUrl + safeCallback(url),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await signOut({ sessionToken: token.sid });
      },
    },
    logger: {
      error: (code, error) => {
        // It takes a cookie or a query that makes no sense for a fault in its settings.
        if (code === 'INVALID_CALLBACK_URL_ERROR')
          return onRefused(invalid('invalid-input', { field: 'callbackUrl' }));
        if (!isSessionEnded(error)) log().error({ code, err: error }, 'next-auth failed');
      },
      warn: (code) => log().debug({ code }, 'next-auth warns'),
      debug: () => undefined,
    },
  };
}

type Credentials = Partial<Record<'email' | 'password' | 'code' | 'passkey' | 'link', string>>;

/** Signs in by whichever of the ways somebody brings something for. */
function enter(
  { email = '', password = '', code, passkey, link }: Credentials,
  from: { address: string } & Awaited<ReturnType<typeof ofThisBrowser>>,
): Promise<SignedIn> {
  if (passkey) return signInWithPasskey({ credential: inField(signature).parse(passkey), ...from });
  if (link) return signInByLinkWithCode({ token: link, code, ...from });
  return signInWithCode({ email, password, code, ...from });
}

const publicUser = ({ id, displayName, role, insider, membership }: Viewer) => ({
  id,
  displayName,
  role,
  insider,
  membership,
});

class SessionEnded extends Error {}

const isSessionEnded = (error: unknown) =>
  error instanceof SessionEnded || (error as { error?: unknown } | null)?.error instanceof SessionEnded;
