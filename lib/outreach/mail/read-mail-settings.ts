import { database } from '@/lib/platform/db';
import type { Locale } from '@/lib/language/locales';
import { worksAtDesk } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { topicInWords } from '../notices/notice-words';
import { readingLanguage } from '../notices/reading-language';
import { topics } from '../notices/schemas';
import { isAlwaysMailed, mailTiming } from './rules';
import type { MailSettingView } from './schemas';
import { findChoices } from './store';

/**
 * When the viewer gets mail, topic by topic; about the desk where they work there.
 * @param locale the language that the topics are named in; the viewer's own when it is left out
 */
export async function readMailSettings({
  viewer,
  locale,
}: {
  viewer: Viewer;
  locale?: Locale;
}): Promise<MailSettingView[]> {
  const [choices, language] = await Promise.all([
    findChoices(database(), viewer.id),
    locale ?? readingLanguage(viewer.language),
  ]);
  const theirs = topics.filter((topic) => topic !== 'desk' || worksAtDesk(viewer));
  return theirs.map((topic) => ({
    topic,
    ...topicInWords(topic, language),
    mail: mailTiming(topic, choices[topic]),
    always: isAlwaysMailed(topic),
  }));
}
