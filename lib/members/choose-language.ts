import type { Locale } from '@/lib/language/locales';
import { transaction } from '@/lib/platform/db';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { authorize } from './permissions';
import { setLanguage } from './store';
import type { Viewer } from './viewer';

const PER_MEMBER: Limit = { name: 'language', points: 60, seconds: 600 };

type ChooseLanguage = { viewer: Viewer | null; language: Locale };

/**
 * Keeps with the member's account which language they read in, so that their other devices and their letters follow. Nobody else
 * sees it, so nothing is recorded.
 * @throws 401, 403, 429
 */
export async function chooseLanguage({ viewer, language }: ChooseLanguage): Promise<void> {
  const { id } = authorize(viewer, 'reader.keep');
  await countAgainst(PER_MEMBER, id);
  await transaction((tx) => setLanguage(tx, id, language));
}
