import { beginHandover } from '@/lib/members/frames/begin-handover';
import {
  frameSessionInput,
  frameSessionView,
  handoverInput,
  handoverView,
  takeHandoverInput,
  type FrameSessionView,
} from '@/lib/members/frames/schemas';
import { signInByToken } from '@/lib/members/frames/sign-in-by-token';
import { takeHandover } from '@/lib/members/frames/take-handover';
import { signOut } from '@/lib/members/sign-out';
import {
  cookieIn,
  cookieName,
  frameCookie,
  noFrameCookie,
  unsealSession,
  type SessionOf,
} from '../session/session-seal';
import { call, type Answer } from './call';
import { idParams } from './params';

const SETS_COOKIE = { 'Set-Cookie': 'The session of the frame, where it is another one than before.' };

/** The session of the comments in a frame on another site: what is asked for there, by a script of ours. */
export const frames = {
  beginHandover: call(
    {
      method: 'POST',
      path: '/frames/handovers',
      summary: 'Have a frame wait for the window in which somebody signs in',
      auth: 'none',
      body: handoverInput,
      responses: {
        201: { description: 'Open `/sign-in/handover?id=…` with it in a window.', schema: handoverView },
      },
      errors: [403, 429],
    },
    async ({ body, address, userAgent }) => ({
      body: await beginHandover({ ...body, address, userAgent }),
    }),
  ),

  takeHandover: call(
    {
      method: 'POST',
      path: '/frames/handovers/{id}/session',
      summary: 'Sign a frame in whose member has agreed in the window',
      auth: 'none',
      params: idParams,
      body: takeHandoverInput,
      responses: {
        200: {
          description: 'Whether they have agreed by now. Once: after that there is no such frame.',
          schema: frameSessionView,
          headers: SETS_COOKIE,
        },
      },
      errors: [409],
    },
    async ({ params, body, address, userAgent, cookies }) => {
      const replaces = await tokenIn(cookies, 'frame');
      return opened(await takeHandover({ ...params, ...body, address, userAgent, replaces }), false);
    },
  ),

  signInToFrame: call(
    {
      method: 'PUT',
      path: '/frames/session',
      summary: 'Sign a frame in as whom the page around it has signed in',
      auth: 'optional',
      frame: true,
      body: frameSessionInput,
      responses: {
        200: {
          description: 'They are signed in, and a member from now on where they were not.',
          schema: frameSessionView,
          headers: SETS_COOKIE,
        },
      },
      errors: [401, 403, 409, 422, 429],
    },
    async ({ viewer, body, address, userAgent, cookies }) => {
      // Of somebody else, also that of our own pages ends: a browser is one person's.
      const replaces = await tokenIn(cookies, viewer?.frame === null ? 'session' : 'frame');
      return opened(await signInByToken({ viewer, ...body, address, userAgent, replaces }), true);
    },
  ),

  signOutOfFrame: call(
    {
      method: 'DELETE',
      path: '/frames/session',
      summary: 'End the session of a frame',
      auth: 'optional',
      frame: true,
      responses: {
        200: {
          description: 'It has ended, now or before; that of our own pages goes on.',
          schema: frameSessionView,
          headers: SETS_COOKIE,
        },
      },
    },
    async ({ viewer, cookies }) => {
      const sessionToken = await tokenIn(cookies, 'frame');
      if (sessionToken) await signOut({ sessionToken });
      const body: FrameSessionView = {
        signedIn: viewer !== null && viewer.frame === null,
        changed: viewer !== null && viewer.frame !== null,
      };
      return { body, headers: { 'set-cookie': noFrameCookie() } };
    },
  ),
};

const tokenIn = (cookies: string | undefined, of: SessionOf): Promise<string | null> =>
  unsealSession(cookieIn(cookies, cookieName(of)), of);

/** @param before whether somebody is signed in where nothing was opened */
async function opened(session: { sessionToken: string } | null, before: boolean): Promise<Answer> {
  const body: FrameSessionView = { signedIn: session !== null || before, changed: session !== null };
  return { body, headers: session ? { 'set-cookie': await frameCookie(session.sessionToken) } : {} };
}
