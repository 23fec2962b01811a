import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { renderComment } from '@/lib/platform/text/markdown';
import { countWords, normaliseText } from '@/lib/platform/text/normalise';
import { LANGUAGE } from './language';
import type { Verdict } from '../schemas';
import { upsertCalibrationItem } from '../assignment/store';

/** Lays a calibration item of the shipped set, or brings it up to date. Doing it again changes nothing. */
export async function saveCalibrationItem({
  key,
  body: typed,
  verdict,
  explanation,
  language = LANGUAGE,
}: {
  /** Stable name, never shown. */
  key: string;
  body: string;
  verdict: Verdict;
  explanation: string;
  /** BCP 47; the publication's own unless it is named. */
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
    language,
  };
  await transaction((tx) => upsertCalibrationItem(tx, item));
}
