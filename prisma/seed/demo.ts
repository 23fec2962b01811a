import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile, type ParsedArticle } from '@/lib/articles/parse-article-file';
import { lookForPatterns } from '@/lib/peer-review/patterns/look-for-patterns';
import { countReviewedByAll } from '@/lib/peer-review/thanks/count-reviewed';
import { seededRandom } from './dice';
import { insertDeskWeeks, insertDeskNight, insertDeskMorning } from './desk-work';
import { Discussion, type Planned } from './discussion';
import { discussions } from './texts';
import { createPeople, type DemoAccount } from './people';
import { insertReactions } from './reactions';
import { settle } from './settle';

const ARTICLES = join(import.meta.dirname, 'articles');
const PICTURES = join(import.meta.dirname, '../../public/pictures');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SEED = 20_220_315;
/** Comments that still wait in line when the newcomer arrives, and such as wait for their authors' reviews. */
const IN_LINE = 12;
const UNREVIEWED = 2;

/**
 * Plays the demo publication through the use cases: its articles, its members, and discussions that members wrote and peer reviewed. What is decided
 * has its own dates, of which those of this year are told from the day on which it is brought in; what waits, waits since the hours before `now`, so that it is not late already.
 */
export async function playDemo({
  now,
  say,
}: {
  now: number;
  say: (line: string) => void;
}): Promise<DemoAccount[]> {
  const articles = await insertArticles();
  say(`${articles.length} articles`);
  const people = await createPeople();
  say(`${people.members.size} members`);

  const { past, night, waiting } = split(plan(articles));
  const random = seededRandom(SEED);
  const discussion = new Discussion(people, random);
  for (const comments of byYear(past)) {
    await discussion.write(comments, { overDays: true });
    await discussion.clearDesk();
  }
  say(`${past.length} comments, each peer reviewed`);
  const reactions = await insertReactions({ people, written: await discussion.posted(), random });
  say(`${reactions} reactions`);
  const desk = { people, discussion, now, random };
  await insertDeskWeeks(desk);
  await insertDeskNight(desk, night);
  await insertWaiting(discussion, waiting, now);
  await insertDeskMorning(desk);
  say(`${night.length + waiting.length} comments that wait`);
  await lookForPatterns({ context: { now: () => new Date(now), random } });
  say(`${await settle({ now })} events, and what followed from them`);
  await countReviewedByAll();
  return people.accounts;
}

async function insertArticles(): Promise<ParsedArticle[]> {
  const files = (await readdir(ARTICLES)).filter((file) => file.endsWith('.md')).sort();
  const pictures = await readdir(PICTURES);
  const articles = [];
  for (const file of files) {
    const article = parseArticleFile(await readFile(join(ARTICLES, file), 'utf8'));
    await importArticle({ article, pictures });
    articles.push(article);
  }
  return articles;
}

function plan(articles: ParsedArticle[]): Planned[] {
  const published = new Map(articles.map(({ slug, publishedAt }) => [slug, publishedAt.getTime()]));
  return discussions.flatMap(({ article, comments }) =>
    comments.map((comment) => ({
      ...comment,
      article,
      at: (published.get(article) ?? 0) + comment.after * MINUTE_MS,
    })),
  );
}

/**
 * What is still undecided: objected comments under this year's articles, and the newest comments that nobody answers; and before them, in the
 * night, what comes to the desk in other ways.
 */
function split(planned: Planned[]): Record<'past' | 'night' | 'waiting', Planned[]> {
  const night = planned.filter(({ desk }) => desk && desk !== 'removed');
  const answered = new Set(planned.map(({ replyTo }) => replyTo));
  const newest = Math.max(...planned.map(({ at }) => at));
  const recent = planned.filter(
    ({ at, key, desk }) => !answered.has(key) && !desk && newest - at < 365 * 24 * HOUR_MS,
  );
  const objected = recent.filter(({ verdicts }) => verdicts);
  const inLine = recent
    .filter(({ verdicts }) => !verdicts)
    .sort((a, b) => b.at - a.at)
    .slice(0, IN_LINE + UNREVIEWED);
  const waiting = [...objected, ...inLine.reverse()];
  const undecided = new Set([...night, ...waiting]);
  return { night, waiting, past: planned.filter((comment) => !undecided.has(comment)) };
}

function byYear(planned: Planned[]): Planned[][] {
  const years = new Map<number, Planned[]>();
  for (const comment of planned) {
    const year = new Date(comment.at).getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), comment]);
  }
  return [...years.entries()].sort(([a], [b]) => a - b).map(([, comments]) => comments);
}

async function insertWaiting(discussion: Discussion, waiting: Planned[], now: number): Promise<void> {
  const start = now - 9 * HOUR_MS;
  const step = (8 * HOUR_MS) / waiting.length;
  const timed = waiting.map((comment, index) => ({ ...comment, at: Math.round(start + index * step) }));
  await discussion.write(timed.slice(0, -UNREVIEWED));
  for (const comment of timed.slice(-UNREVIEWED)) await discussion.writeUnreviewed(comment);
}
