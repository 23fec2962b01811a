import type { OwnReviewView, RateView } from './schemas';
import type { Verdicts } from '../reliability/reviewer-rates';
import type { ReviewRow } from './store';

/** A review as whoever gave it sees it. */
export const toOwnReview = (row: ReviewRow): OwnReviewView => ({
  assignmentId: row.assignmentId,
  givenAt: row.givenAt.toISOString(),
  article: { slug: row.articleSlug, title: row.articleTitle },
  verdict: row.verdict,
  note: row.note,
  noteToAuthor: row.noteToAuthor,
  ended: row.ended,
  right: row.right,
  bodyHtml: row.readHtml,
  language: row.language,
  calibration: row.calibration && {
    ...row.calibration,
    contest: row.contest && { ...row.contest, createdAt: new Date(row.contest.createdAt).toISOString() },
  },
  voided: row.voided,
});

/** A rate, the interval that holds it, and the weight of what it rests on. */
export const toRate = (
  share: number,
  { lower, upper }: { lower: number; upper: number },
  { right, wrong }: Verdicts,
): RateView => ({ share, lower, upper, verdicts: right + wrong });
