import type { Row } from './compare';
import type { Thread } from './insert-threads';
import { measureHttp, readBytes } from './measure-http';
import type { Measure } from './measurement';
import type { RunningServer, Yardstick } from './servers';

type Options = {
  site: RunningServer;
  yardstick: Yardstick;
  threads: Thread[];
  /** Publishes one waiting comment of a thread, as a moderator does at the desk. */
  publishOne(thread: Thread): Promise<unknown>;
};

/** What a reader without a session waits for: pages and API answers from the page cache. */
export async function readingRows(options: Options): Promise<Row[]> {
  const { site, threads } = options;
  const rows: Row[] = [];
  for (const kind of [ARTICLE_PAGE, COMMENTS_BY_API]) {
    const [small, large] = [threads[0], threads.at(-1)];
    for (const thread of threads) rows.push(await againstHandler(kind, thread, 'br', options));
    if (large) rows.push(await againstHandler(kind, large, 'identity', options));
    if (small && large) rows.push(againstSmaller(kind, large, small, site));
    for (const thread of threads) rows.push(whilePublishing(kind, thread, options));
  }
  return rows;
}

type Kind = { name: string; path(thread: Thread): string };

const ARTICLE_PAGE: Kind = { name: 'article page', path: ({ slug }) => `/articles/${slug}` };
const COMMENTS_BY_API: Kind = {
  name: 'comments by API',
  path: ({ slug }) => `/api/v1/articles/${slug}/comments?limit=50`,
};

/** Against the same bytes, encoded in the same way, from a handler that has them at hand. */
async function againstHandler(
  kind: Kind,
  thread: Thread,
  encoding: 'identity' | 'br',
  { site, yardstick }: Options,
): Promise<Row> {
  const ask = { path: kind.path(thread), headers: { 'accept-encoding': encoding } };
  const bytes = await readBytes({ port: site.port, ...ask });
  const same = await yardstick.offer(
    `${kind.name.replaceAll(' ', '-')}-${thread.comments}-${encoding}`,
    bytes,
  );
  const handler = measureHttp({ port: yardstick.port, ask: { ...ask, path: same } });
  return {
    name: `${kind.name}, ${words(thread)} (${(bytes.length / 1024).toFixed(1)} kB, ${encoding})`,
    measure: measureHttp({ port: site.port, ask }),
    against: { name: 'Next handler, same bytes', measure: handler },
    goal: { ratio: 8 },
  };
}

function againstSmaller(kind: Kind, large: Thread, small: Thread, { port }: RunningServer): Row {
  return {
    name: `${kind.name}, ${words(large)}`,
    measure: measureHttp({ port, ask: { path: kind.path(large) } }),
    against: {
      name: `the same, ${words(small)}`,
      measure: measureHttp({ port, ask: { path: kind.path(small) } }),
    },
    goal: { ratio: 0.9 },
  };
}

function whilePublishing(kind: Kind, thread: Thread, { site, publishOne }: Options): Row {
  const quiet = measureHttp({ port: site.port, ask: { path: kind.path(thread) } });
  return {
    name: `${kind.name}, ${words(thread)}, one a second published`,
    measure: withEverySecond(quiet, () => publishOne(thread)),
    against: { name: 'the same, none published', measure: quiet },
    goal: { ratio: 0.8, p99: 50 },
  };
}

/** Measures while something is done once a second, beginning at once. */
export function withEverySecond(measure: Measure, act: () => Promise<unknown>): Measure {
  return async (seconds) => {
    let acting = Promise.resolve<unknown>(undefined);
    const actOnce = () => (acting = acting.then(act));
    const timer = setInterval(actOnce, 1_000);
    void actOnce();
    try {
      return await measure(seconds);
    } finally {
      clearInterval(timer);
      await acting;
    }
  };
}

function words({ comments }: Thread): string {
  return `${comments.toLocaleString('en')} comments`;
}
