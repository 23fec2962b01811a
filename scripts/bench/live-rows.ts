import type { Row } from './compare';
import type { Thread } from './insert-threads';
import { measureHttp } from './measure-http';
import type { Measure } from './measurement';
import { openStreams } from './open-streams';
import type { RunningServer } from './servers';
import { withEverySecond } from './reading-rows';

export const STREAMS = 2_000;

type Options = {
  site: RunningServer;
  thread: Thread;
  publishOne(thread: Thread): Promise<unknown>;
  /** The cookie of somebody who is signed in; another one at each call, of as many as there are. */
  nextCookie: () => string;
};

/**
 * What streams that are open cost those who ask for a page: a comment is posted each second, in both runs, and in one of them
 * 2,000 readers of the article hear of it.
 */
export function liveRows({ site, thread, publishOne, nextCookie }: Options): Row[] {
  const { port } = site;
  const path = `/articles/${thread.slug}`;
  const row = (name: string, page: Measure): Row => {
    const measure = withEverySecond(page, () => publishOne(thread));
    return {
      name: `${name}, one comment a second told to ${STREAMS.toLocaleString('en')} open streams`,
      measure: withStreams(measure, { port, path: `/api/v1${path}/events` }),
      against: { name: 'the same, no stream open', measure },
      goal: { ratio: 0.95 },
    };
  };
  return [
    row('article page', measureHttp({ port, ask: { path } })),
    row(
      'article page for members',
      measureHttp({ port, ask: () => ({ path, headers: { cookie: nextCookie() } }) }),
    ),
  ];
}

function withStreams(measure: Measure, stream: { port: number; path: string }): Measure {
  return async (seconds) => {
    const streams = await openStreams({ ...stream, count: STREAMS });
    try {
      const before = await streams.countEvents();
      const measured = await measure(seconds);
      // A run in which nobody heard anything would measure silence.
      const heard = (await streams.countEvents()) - before;
      const failures = heard < STREAMS ? 1 : 0;
      return { ...measured, failures: measured.failures + failures };
    } finally {
      await streams.close();
    }
  };
}
