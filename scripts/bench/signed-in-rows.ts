import type { Row } from './compare';
import type { Thread } from './lay-threads';
import { measureHttp } from './measure-http';
import type { RunningServer, Yardstick } from './servers';
import { someWords } from './some-words';

type Options = {
  site: RunningServer;
  yardstick: Yardstick;
  threads: Thread[];
  /** The cookie of somebody who is signed in; another one at each call, of as many as there are. */
  nextCookie: () => string;
};

/** What people with a session wait for: a page that is rendered for them, and the answer to what they post. */
export function signedInRows({ site, yardstick, threads, nextCookie }: Options): Row[] {
  const nothing = measureHttp({ port: yardstick.port, ask: { path: '/nothing' } });
  const page = ({ slug, comments }: Thread): Row => ({
    name: `signed-in article page, ${comments.toLocaleString('en')} comments`,
    measure: measureHttp({
      port: site.port,
      ask: () => ({ path: `/articles/${slug}`, headers: { cookie: nextCookie() } }),
    }),
    against: { name: 'Next page that does nothing', measure: nothing },
  });
  const post = ({ slug, comments }: Thread): Row => ({
    name: `submit by API, ${comments.toLocaleString('en')} comments`,
    measure: measureHttp({
      port: site.port,
      ask: () => {
        const origin = `http://localhost:${site.port}`;
        const headers = { ...JSON_BODY, origin, cookie: nextCookie() };
        return { method: 'POST', path: `/api/v1/articles/${slug}/comments`, headers, body: aComment() };
      },
      status: 201,
    }),
    against: {
      name: 'Next handler that does nothing',
      measure: measureHttp({
        port: yardstick.port,
        ask: () => ({ method: 'POST', path: '/nothing/handler', headers: JSON_BODY, body: aComment() }),
        status: 201,
      }),
    },
  });
  return [...threads.map(page), ...threads.slice(-1).map(post)];
}

const JSON_BODY = { 'content-type': 'application/json' };
const aComment = () => JSON.stringify({ body: someWords() });
