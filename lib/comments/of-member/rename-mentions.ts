import type { SqlTx } from '@/lib/platform/db';
import type { Tag } from '@/lib/platform/events';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords } from '@/lib/platform/text/normalise';
import { findMentioning, replaceText } from './store';

/**
 * Writes another name where others have named a member by an at-sign: `@Thandi M.` becomes "A former Insider". Only in discussions
 * that they took part in, for nobody can be named elsewhere. Returns the pages that said the name.
 */
export async function renameMentions(
  tx: SqlTx,
  { memberId, from, to }: { memberId: string; from: string; to: string },
): Promise<Tag[]> {
  const mention = mentionOf(from);
  const tags = new Set<Tag>();
  for (const { id, body, articleId } of await findMentioning(tx, memberId, from)) {
    // Not as the second argument alone: a name may hold what stands for something there.
    const renamed = body.replace(mention, () => to);
    if (renamed === body) continue;
    await replaceText(tx, id, {
      body: renamed,
      bodyHtml: renderComment(renamed),
      wordCount: countWords(renamed),
    });
    tags.add(`article:${articleId}`);
  }
  return [...tags];
}

/** A name behind an at-sign, that is no part of a longer word, with white space and marks of Markdown's as they were typed. */
function mentionOf(name: string): RegExp {
  const words = name
    .split(/\s+/u)
    .map((word) => [...word].map((letter) => letter.replace(/[!-/:-@[-`{-~]/, String.raw`\\?\$&`)).join(''));
  return new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}_@])@${words.join(String.raw`\s+`)}(?![\p{L}\p{M}\p{N}])`,
    'giu',
  );
}
