import type { SqlTx } from '@/lib/platform/db';
import type { Tag } from '@/lib/platform/events';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords } from '@/lib/platform/text/normalise';
import { findLongerNames, findMentioning, replaceText } from './store';

/** What stands for a mention where the other name would make a text longer than one may be: never longer than what it takes the place of. */
const SHORTEST = '@…';
/** Characters of a text, as the database holds it. */
const LONGEST = 20_000;

/** What a member is called, or was: texts that were written before `since`, or from `until` on, mean somebody else by it. */
type Name = { name: string; since: Date; until: Date | null };

/**
 * Writes another name where others have named a member by an at-sign, as they are called or were: `@Thandi M.` becomes "A former Insider". Only
 * in discussions that they took part in, for nobody can be named elsewhere. Returns the pages that said a name.
 */
export async function renameMentions(
  tx: SqlTx,
  { memberId, from, to }: { memberId: string; from: Name[]; to: string },
): Promise<Tag[]> {
  const tags = new Set<Tag>();
  const texts = await findMentioning(
    tx,
    memberId,
    from.map(({ name }) => name),
  );
  const articleIds = [...new Set(texts.map(({ articleId }) => articleId))];
  const mentions = await Promise.all(
    // One that begins like another is looked for before that.
    [...from]
      .sort((one, other) => other.name.length - one.name.length)
      .map(async ({ name, since, until }) => {
        const longer = await findLongerNames(tx, { memberId, name, articleIds });
        return { pattern: mentionOf(name, longer), since, until };
      }),
  );
  for (const { body, createdAt, articleId, ...revision } of texts) {
    const meant = mentions.filter(
      ({ since, until }) => createdAt >= since && (until === null || createdAt < until),
    );
    const withName = (name: string) => meant.reduce((text, { pattern }) => named(text, pattern, name), body);
    const full = withName(to);
    if (full === body) continue;
    const renamed = [...full].length > LONGEST ? withName(SHORTEST) : full;
    await replaceText(tx, revision, {
      body: renamed,
      bodyHtml: renderComment(renamed),
      wordCount: countWords(renamed),
    });
    tags.add(`article:${articleId}`);
  }
  return [...tags];
}

const named = (text: string, pattern: RegExp, name: string): string =>
  text.replace(pattern, (whole, longer?: string) => (longer === undefined ? name : whole));

/**
 * A name behind an at-sign, that is no part of a longer word, with white space and marks of Markdown's as they were typed.
 * @param longer names of others that begin with it, the longest first: the first group is one of them, and not this name
 */
function mentionOf(name: string, longer: string[]): RegExp {
  const others = longer.length > 0 ? `(${longer.map(typedAs).join('|')})|` : '()(?!)|';
  return new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}_@])@(?:${others}${typedAs(name)})(?![\p{L}\p{M}\p{N}])`,
    'giu',
  );
}

const typedAs = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => [...word].map((letter) => letter.replace(/[!-/:-@[-`{-~]/, String.raw`\\?\$&`)).join(''))
    .join(String.raw`\s+`);
