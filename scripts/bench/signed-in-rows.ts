import type { Viewer } from '@/lib/members/viewer';
import type { Row } from './compare';
import type { Thread } from './insert-threads';
import { measureHttp } from './measure-http';
import type { ReviewWork } from './insert-reviews';
import type { RunningServer, Yardstick } from './servers';
import { someWords } from './some-words';
import { take } from './writing-rows';

type Options = {
  site: RunningServer;
  yardstick: Yardstick;
  threads: Thread[];
  /** The cookie of somebody who is signed in; another one at each call, of as many as there are. */
  nextCookie: () => string;
  work: ReviewWork;
  /** By their member’s id. */
  cookies: Map<string, string>;
};

/** What people with a session wait for: a page that is rendered for them, and the answer to what they post. */
export function signedInRows({ site, yardstick, threads, nextCookie, work, cookies }: Options): Row[] {
  const nothing = measureHttp({ port: yardstick.port, ask: { path: '/nothing' } });
  const page = ({ slug, comments }: Thread): Row => ({
    name: `signed-in article page, ${comments.toLocaleString('en')} comments`,
    measure: measureHttp({
      port: site.port,
      ask: () => ({ path: `/articles/${slug}`, headers: { cookie: nextCookie() } }),
    }),
    against: { name: 'Next page that does nothing', measure: nothing },
  });
  /** A call with a body, held against a handler of Next's that answers what it was sent. */
  const post = (name: string, perSecond: number, { status, next }: Posting): Row => ({
    name,
    measure: measureHttp({
      port: site.port,
      ask: () => {
        const { path, cookie, body } = next();
        const origin = `http://localhost:${site.port}`;
        const headers = { ...JSON_BODY, origin, cookie };
        return { method: 'POST', path: `/api/v1${path}`, headers, body: JSON.stringify(body) };
      },
      status,
    }),
    against: {
      name: 'Next handler that does nothing',
      measure: measureHttp({
        port: yardstick.port,
        ask: () => ({ method: 'POST', path: '/nothing/handler', headers: JSON_BODY, body: aComment() }),
        status: 201,
      }),
    },
    goal: { perSecond },
  });
  const cookieOf = ({ viewer }: { viewer: Viewer }) => cookies.get(viewer.id) ?? '';
  const me: Row = {
    name: '/me',
    measure: measureHttp({
      port: site.port,
      ask: () => ({ path: '/api/v1/me', headers: { cookie: nextCookie() } }),
    }),
    against: { name: 'Next page that does nothing', measure: nothing },
    goal: { perSecond: 2_500 },
  };
  const submit = ({ slug, comments }: Thread): Row =>
    post(`submit by API, ${comments.toLocaleString('en')} comments`, 650, {
      status: 201,
      next: () => ({
        path: `/articles/${slug}/comments`,
        cookie: nextCookie(),
        body: { body: someWords() },
      }),
    });
  const review = post('review by API', 250, {
    status: 201,
    next: () => {
      const { assignmentId, ...whose } = take(work.leases);
      return { path: '/reviews', cookie: cookieOf(whose), body: { assignmentId, verdict: 'YES' } };
    },
  });
  const assign = post('assignment of three by API', 300, {
    status: 200,
    next: () => {
      const { commentId, ...whose } = take(work.waiting);
      return { path: '/reviews/assignments', cookie: cookieOf(whose), body: { commentId } };
    },
  });
  return [...threads.map(page), ...threads.slice(-1).map(submit), review, assign, me];
}

type Posting = { status: number; next: () => { path: string; cookie: string; body: object } };

const JSON_BODY = { 'content-type': 'application/json' };
const aComment = () => JSON.stringify({ body: someWords() });
