import { z } from 'zod';
import { topics } from '../notices/schemas';

/** The job that mails a notice; its payload is `{noticeId}`. */
export const SEND_MAIL = 'send-mail';

export const timings = ['AT_ONCE', 'NEVER'] as const;
export type MailTiming = (typeof timings)[number];

const topic = z.enum(topics, { error: 'must be one of the topics' });

/** When a member gets mail about a topic. */
export const mailSettingView = z.object({
  topic,
  label: z.string(),
  explanation: z.string(),
  mail: z.enum(timings),
  /** Mail about it cannot be turned off. */
  always: z.boolean(),
});
export type MailSettingView = z.output<typeof mailSettingView>;

/** The topics that a member wants mail about; about every other they want none. */
export const mailSettingsInput = z.strictObject({ topics: z.array(topic).max(topics.length) });
export type MailSettingsInput = z.output<typeof mailSettingsInput>;
