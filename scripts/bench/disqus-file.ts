import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { seededDice } from '@/lib/platform/dice';

export type DisqusSize = { comments: number; threads: number; authors: number };

/** What ten years of a regional paper come to. */
export const TEN_YEARS: DisqusSize = { comments: 1_000_000, threads: 20_000, authors: 60_000 };

const FIRST =
  'Thandi Lindelani Gideon Naledi Pieter Zanele Sipho Marike Ayanda Johan Lerato Kagiso Annelie Bongani Priya Yusuf'.split(
    ' ',
  );
const LAST =
  'Dlamini Botha Nkosi Naidoo Pike Mokoena Khumalo Jacobs Pillay Mahlangu Steyn Zulu Adams Molefe Fourie Ndlovu'.split(
    ' ',
  );
const SENTENCES = [
  'I drove that road for eleven years and what the article says about the pass is right.',
  'The winter closures began two years earlier than it has them, and the reason was not the snow.',
  'Who pays for it in the end?',
  'My neighbour’s well ran dry in March, and nobody from the council came to look.',
  'That isn&#39;t what the report says: see its table 4 &amp; the note below it.',
  'Thank you for this.',
  'Has anybody here tried the new bus?',
  'It’s the third time that they announce it &quot;for next spring&quot;.',
];

/** Writes a file as Disqus exports one: threads first, then posts in the order of their dates, two of five of them answers. */
export async function writeDisqusFile(
  path: string,
  { comments, threads, authors }: DisqusSize,
): Promise<void> {
  const next = seededDice(42);
  const some = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const file = createWriteStream(path);
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, 'drain');
  };
  const begun = Date.UTC(2014, 0, 1);
  const span = 10 * 365 * 86_400_000;
  const at = (share: number) => `${new Date(begun + share * span).toISOString().slice(0, 19)}Z`;
  await write(
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n',
  );
  for (let n = 0; n < threads; n += 1)
    await write(
      `<thread dsq:id="${5_000_000 + n}"><id>story-${n}</id><forum>paper</forum><link>https://paper.example/story-${n}</link><title>What the council decided, part ${n}</title><message /><createdAt>${at(n / threads)}</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n`,
    );
  // What can be answered: the latest of each thread.
  const latest = new Map<number, number[]>();
  for (let n = 0; n < comments; n += 1) {
    // Most are written in the days after an article appeared.
    const thread = Math.min(
      threads - 1,
      Math.max(0, Math.floor((n / comments) * threads - next() ** 3 * 60)),
    );
    const before = latest.get(thread) ?? [];
    const parent = before.length > 0 && next() < 0.4 ? some(before) : null;
    latest.set(thread, [...before.slice(-7), n]);
    if (latest.size > 400) latest.delete(latest.keys().next().value as number);
    const author = Math.floor(next() ** 2 * authors);
    const words = Array.from({ length: 1 + Math.floor(next() * 4) }, () => some(SENTENCES));
    const fate = next();
    await write(
      `<post dsq:id="${7_000_000 + n}"><id /><message><![CDATA[<p>${words.slice(0, 2).join(' ')}</p>${words.length > 2 ? `<p>${words.slice(2).join(' ')}</p>` : ''}${next() < 0.05 ? '<p>See <a href="https://example.org/a" rel="nofollow noopener">here</a>, <b>really</b>.</p>' : ''}]]></message><createdAt>${at(n / comments)}</createdAt><isDeleted>${fate < 0.02}</isDeleted><isSpam>${fate > 0.98}</isSpam><author><email>reader${author}@example.org</email><name>${FIRST[author % 16]} ${LAST[(author >> 4) % 16]} ${author >> 8}</name><isAnonymous>false</isAnonymous><username>reader${author}</username></author><ipAddress>192.0.2.1</ipAddress><thread dsq:id="${5_000_000 + thread}" />${parent === null ? '' : `<parent dsq:id="${7_000_000 + parent}" />`}</post>\n`,
    );
  }
  file.end('</disqus>\n');
  await once(file, 'finish');
}
