import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { topicWords } from '../notices/notice-words';
import { topics } from '../notices/schemas';
import { isAlwaysMailed, mailTiming } from './rules';
import type { MailSettingView } from './schemas';
import { findChoices } from './store';

/** What the viewer gets mail about, topic by topic. */
export async function readMailSettings({ viewer }: { viewer: Viewer }): Promise<MailSettingView[]> {
  const choices = await findChoices(database(), viewer.id);
  return topics.map((topic) => ({
    topic,
    ...topicWords[topic],
    mail: mailTiming(topic, choices[topic]),
    always: isAlwaysMailed(topic),
  }));
}
