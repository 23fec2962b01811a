import type { Viewer } from '@/lib/members/viewer';
import type { Row } from './compare';
import type { Thread } from './insert-threads';
import { measureHttp, readBytes } from './measure-http';
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
export async function signedInRows({
  site,
  yardstick,
  threads,
  nextCookie,
  work,
  cookies,
}: Options): Promise<Row[]> {
  const nothing = measureHttp({ port: yardstick.port, ask: { path: '/nothing' } });
  const page = ({ slug, comments }: Thread): Row => ({
    name: `article page made for one member, ${comments.toLocaleString('en')} comments`,
    measure: measureHttp({
      port: site.port,
      ask: () => ({ path: `/articles/${slug}?own=1`, headers: { cookie: nextCookie() } }),
    }),
    against: { name: 'Next page that does nothing', measure: nothing },
  });
  const document = ({ slug, comments }: Thread): Row => ({
    name: `article page for members, ${comments.toLocaleString('en')} comments`,
    measure: measureHttp({
      port: site.port,
      ask: () => ({ path: `/articles/${slug}`, headers: { ...BROTLI, cookie: nextCookie() } }),
    }),
    against: {
      name: 'the same for anyone',
      measure: measureHttp({ port: site.port, ask: { path: `/articles/${slug}`, headers: BROTLI } }),
    },
    goal: { ratio: 0.5, p99: 40 },
  });
  /** As a browser asks: the page, then what is its member's own. */
  const view = async ({ slug, comments }: Thread): Promise<Row> => {
    const body = JSON.stringify({ article: slug, comments: await commentsOn(site.port, slug) });
    const origin = `http://localhost:${site.port}`;
    return {
      name: `member’s view: article page and their own, ${comments.toLocaleString('en')} comments`,
      measure: measureHttp({
        port: site.port,
        ask: () => {
          const cookie = nextCookie();
          return [
            { path: `/articles/${slug}`, headers: { ...BROTLI, cookie } },
            { method: 'POST', path: '/api/v1/me/page', headers: { ...JSON_BODY, origin, cookie }, body },
          ];
        },
      }),
      against: { name: 'Next page that does nothing', measure: nothing },
      goal: { perSecond: 1_500, p99: 40 },
    };
  };
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
  return [
    ...threads.map(document),
    ...(await Promise.all(threads.map(view))),
    ...threads.map(page),
    ...threads.slice(-1).map(submit),
    review,
    assign,
    me,
  ];
}

type Posting = { status: number; next: () => { path: string; cookie: string; body: object } };

/** The comments that an article's page shows. */
async function commentsOn(port: number, slug: string): Promise<string[]> {
  const html = (await readBytes({ port, path: `/articles/${slug}` })).toString();
  return [...html.matchAll(/<article id="comment-([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '');
}

const BROTLI = { 'accept-encoding': 'br' };
const JSON_BODY = { 'content-type': 'application/json' };
const aComment = () => JSON.stringify({ body: someWords() });
