import { takesAt } from '@/lib/articles/rules';
import type { SqlTx } from '@/lib/platform/db';
import { detectLanguage } from '@/lib/language/detect-language';
import { DAY_MS } from '@/lib/platform/durations';
import { notFound } from '@/lib/platform/errors';
import type { OwnReason } from '@/lib/platform/reasons';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords, normaliseText } from '@/lib/platform/text/normalise';
import type { Policy } from '@/lib/policy/schemas';
import { firstHeld, type Outcome } from '@/lib/screening/checks';
import { isOfDomain } from '@/lib/members/bans/rules';
import { screenText } from '@/lib/screening/screen-text';
import { findSubmissionFacts, type SubmissionFacts } from './store';

/** A text that screening let through or holds, ready to be inserted. */
export type Prepared = {
  facts: SubmissionFacts;
  text: { body: string; bodyHtml: string; wordCount: number; language: string };
  /** Why a moderator must read it first; null when peers may. */
  heldBecause: OwnReason | null;
};

/** How far back submissions are counted against the limit. */
export const COUNTED_SECONDS = 600;

type Key = {
  articleSlug: string;
  authorId: string;
  parentId: string | null;
  revising: string | null;
  now: Date;
  /** What was said of it outside, before the transaction. */
  outside: Outcome;
};

/**
 * Normalises and screens a text with the facts of this very transaction.
 * @throws 404 for the article or the parent, 422 with the reason when screening refuses it
 */
export async function prepareSubmission(
  tx: SqlTx,
  { outside, ...key }: Key,
  typed: string,
  policy: Policy,
): Promise<Prepared> {
  const body = normaliseText(typed);
  const since = new Date(key.now.getTime() - policy.screening.repeatMinutes * 60_000);
  const countedSince = new Date(key.now.getTime() - COUNTED_SECONDS * 1_000);
  const { heldDomains, holdAfterRejections, rejectionDays } = policy.screening;
  const holds = {
    published: firstHeld(policy.screening, heldDomains.length > 0),
    turnedDown: holdAfterRejections,
    turnedDownSince: new Date(key.now.getTime() - rejectionDays * DAY_MS),
  };
  const facts = await findSubmissionFacts(tx, { ...key, since, countedSince, holds });
  if (!facts) throw notFound('article');
  if (key.parentId && !facts.parent) throw notFound('comment');

  const { article, byStaff, inGoodStanding, recentBodies, published, turnedDown, emailFolded } = facts;
  const language = detectLanguage(body, facts.articleLanguage);
  const outcome = screenText({
    submission: {
      language,
      published,
      turnedDown,
      outside,
      ofHeldDomain: isOfDomain(emailFolded, heldDomains),
      body,
      byStaff,
      inGoodStanding,
      recentBodies,
      moderatorFirst: article.moderatorFirst,
      takes: takesAt(article, key.now),
      slow: waitLeft(facts.slow, key.now),
    },
    policy,
  });
  if (outcome.result === 'refuse') throw outcome.error;
  return {
    facts,
    text: {
      body,
      bodyHtml: renderComment(body),
      wordCount: countWords(body),
      language,
    },
    heldBecause: outcome.result === 'hold' ? outcome.reason : null,
  };
}

const waitLeft = ({ minutes, since }: SubmissionFacts['slow'], now: Date) => ({
  minutes,
  secondsLeft: since ? Math.ceil((since.getTime() + minutes * 60_000 - now.getTime()) / 1_000) : 0,
});

/** A text as it would be posted: the same normalisation and the same renderer, so that the two never differ. */
export const previewComment = ({ body }: { body: string }): { html: string } => ({
  html: renderComment(normaliseText(body)),
});
