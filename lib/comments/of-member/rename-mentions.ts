import type { SqlTx } from '@/lib/platform/db';
import type { Tag } from '@/lib/platform/events';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords } from '@/lib/platform/text/normalise';
import { findLongerNames, findMentioning, replaceText } from './store';

/** What stands for a mention where the other name would make a text longer than one may be: never longer than what it takes the place of. */
const SHORTEST = '@…';
/** Characters of a text, as the database holds it. */
const LONGEST = 20_000;

/**
 * Writes another name where others have named a member by an at-sign: `@Thandi M.` becomes "A former Insider". Only in discussions
 * that they took part in, for nobody can be named elsewhere. Returns the pages that said the name.
 */
export async function renameMentions(
  tx: SqlTx,
  { memberId, from, to }: { memberId: string; from: string; to: string },
): Promise<Tag[]> {
  const tags = new Set<Tag>();
  const texts = await findMentioning(tx, memberId, from);
  const articleIds = [...new Set(texts.map(({ articleId }) => articleId))];
  const mention = mentionOf(from, await findLongerNames(tx, { memberId, name: from, articleIds }));
  for (const { id, body, articleId } of texts) {
    const withName = (name: string) =>
      body.replace(mention, (whole, longer?: string) => (longer === undefined ? name : whole));
    const full = withName(to);
    if (full === body) continue;
    const renamed = [...full].length > LONGEST ? withName(SHORTEST) : full;
    await replaceText(tx, id, {
      body: renamed,
      bodyHtml: renderComment(renamed),
      wordCount: countWords(renamed),
    });
    tags.add(`article:${articleId}`);
  }
  return [...tags];
}

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
