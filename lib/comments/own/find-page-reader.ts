import { sqlStatements } from '@/lib/platform/db';
import { asLocale, type Locale } from '@/lib/language/locales';
import { noteSeen } from '@/lib/members/sessions/note-seen';
import { findReaderBySession } from './store';

/** Somebody with a session that lives, as a page is to know that is kept for all members. */
export type PageReader = {
  id: string;
  /** The language that they keep with their account. */
  language: Locale | null;
  /**
   * What members in good standing get is right for them: they may write, and nothing of theirs has to be on the page itself, such as a
   * comment that waits for their reviews.
   */
  asOthers: boolean;
};

/**
 * Who opens a page, and whether the copy that is kept for members will do: one question, asked for every page of a member's.
 * @param articleSlug of the article whose comments the page shows, where it does
 */
export async function findPageReader({
  sessionToken,
  articleSlug,
}: {
  sessionToken: string;
  articleSlug: string | null;
}): Promise<PageReader | null> {
  const row = await findReaderBySession(sqlStatements(), { sessionToken, articleSlug });
  if (!row) return null;
  const { id, language, asOthers, unseenSession } = row;
  if (unseenSession) noteSeen(unseenSession);
  return { id, language: asLocale(language) ?? null, asOthers };
}
