import type { Topic } from '../notices/schemas';
import type { MailTiming } from './schemas';

/** When mail about a topic is sent to whoever has not said otherwise. What does not concern their own words waits in the page. */
const byDefault: Record<Topic, MailTiming> = {
  decisions: 'AT_ONCE',
  comments: 'AT_ONCE',
  reviews: 'AT_ONCE',
  thanks: 'NEVER',
  reports: 'AT_ONCE',
  account: 'AT_ONCE',
};

/**
 * Mail about it cannot be turned off: a decision against somebody's words comes with the reason and the way to appeal that
 * Article 17 of the Digital Services Act owes them, and the time to appeal runs from it.
 */
export const isAlwaysMailed = (topic: Topic): boolean => topic === 'decisions';

/** When mail about a topic is due, given what the member chose. */
export const mailTiming = (topic: Topic, chosen: MailTiming | undefined): MailTiming =>
  isAlwaysMailed(topic) ? 'AT_ONCE' : (chosen ?? byDefault[topic]);
