import { z } from 'zod';
import { topics, type Topic } from '../notices/schemas';

/** The job that mails a notice; its payload is `{noticeId}`. */
export const SEND_MAIL = 'send-mail';

/** The job that mails a digest; its payload is `{memberId, timing}`. */
export const SEND_DIGEST = 'send-digest';

export const timings = ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] as const;
export const mailTimingInput = z.enum(timings);
export type MailTiming = z.output<typeof mailTimingInput>;

/** Timings that gather what is new in one letter. */
export const digestTimings = ['DAILY', 'WEEKLY'] as const;
export type DigestTiming = (typeof digestTimings)[number];

const topic = z.enum(topics);

/** When a member gets mail about a topic. */
export const mailSettingView = z.object({
  topic,
  label: z.string(),
  explanation: z.string(),
  mail: z.enum(timings),
  /** Mail about it is sent at once, and cannot be turned off. */
  always: z.boolean(),
});
export type MailSettingView = z.output<typeof mailSettingView>;

export const mailSettingsView = z
  .object({ items: z.array(mailSettingView) })
  .meta({ id: 'MailSettings', description: 'When you get mail, topic by topic.' });

/** When a member wants mail, by topic. Topics that are left out stay as they are. */
export const mailSettingsInput = z
  .strictObject({
    topics: z.strictObject(
      Object.fromEntries(topics.map((one) => [one, mailTimingInput.optional()])) as Record<
        Topic,
        z.ZodOptional<typeof mailTimingInput>
      >,
    ),
  })
  .meta({
    id: 'ChangeMailSettings',
    description: 'When you want mail, by topic. Topics that are left out stay as they are.',
    examples: [{ topics: { conversation: 'AT_ONCE', follows: 'DAILY', reactions: 'NEVER' } }],
  });
export type MailSettingsInput = z.output<typeof mailSettingsInput>;
