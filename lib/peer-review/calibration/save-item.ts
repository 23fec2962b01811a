import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords, normaliseText } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Verdict } from '../schemas';
import { upsertCalibrationItem } from './store';

/** Inserts a calibration item of the shipped set, or brings it up to date. Doing it again changes nothing. */
export async function saveCalibrationItem({
  key,
  body: typed,
  verdict,
  explanation,
  language,
}: {
  /** Stable name, never shown. */
  key: string;
  body: string;
  verdict: Verdict;
  explanation: string;
  /** BCP 47; the publication's own unless it is named. Reviewers are given items in that one (`language.default`). */
  language?: string;
}): Promise<void> {
  const body = normaliseText(typed);
  const item = {
    id: newId(),
    key,
    body,
    bodyHtml: renderComment(body),
    wordCount: countWords(body),
    verdict,
    explanation,
    language: language ?? (await currentPolicy()).language.default,
  };
  await transaction((tx) => upsertCalibrationItem(tx, item));
}
