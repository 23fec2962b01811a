import { getTranslations } from 'next-intl/server';
import { MAX_LINES } from '@/lib/members/membership-import/schemas';
import type { CheckWords } from './forms';

/** What the form for lines says. */
export async function checkWords(): Promise<CheckWords> {
  const t = await getTranslations('imports');
  return {
    form: t('form'),
    lines: t('lines'),
    linesHint: t('linesHint', { limit: MAX_LINES }),
    file: t('file'),
    fileHint: t('fileHint'),
    reason: t('reason'),
    reasonHint: t('reasonHint'),
    check: t('check'),
  };
}
