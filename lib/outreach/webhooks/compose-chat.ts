import type { Locale } from '@/lib/language/locales';
import { dayInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { TEST, type WebhookFormat } from './schemas';
import type { Claimed } from './store';

/** What a chat is told: plain words, and where to go on. */
type Said = { title: string; lines: string[]; link: { label: string; url: string } };

/** What stands in messages to chats, as far as their endpoint is told. */
type Data = {
  title?: string | null;
  comment?: { id: string; body?: string; author?: { displayName: string } | null };
  report?: { rule?: string };
  day?: string;
  counts?: { submitted: number; posted: number; reported: number; waiting: number };
};

/** Characters of a text that a message holds: Slack takes 3,000 in a block. */
const TEXT_MAX = 2_800;

/**
 * A message as Slack's incoming webhooks or a workflow of Teams take it: in words of the publication's language, with a link to the case.
 * @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * @see https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook
 */
export function composeChat(
  message: Pick<Claimed, 'type' | 'data'>,
  format: Exclude<WebhookFormat, 'STANDARD'>,
  { locale, origin }: { locale: Locale; origin: string },
): object {
  const said = sayIn(locale, message, origin);
  return format === 'SLACK' ? asSlack(said) : asTeams(said);
}

function sayIn(locale: Locale, { type, data: given }: Pick<Claimed, 'type' | 'data'>, origin: string): Said {
  const t = translator(locale, 'webhooks.chat');
  const data: Data = given;
  const title = data.title ?? '';
  const toDesk = { label: t('toDesk'), url: `${origin}/admin` };
  switch (type) {
    case TEST:
      return { title: t('test'), lines: [], link: toDesk };
    case 'digest.daily': {
      const { submitted = 0, posted = 0, reported = 0, waiting = 0 } = data.counts ?? {};
      const day = data.day ? dayInWords(new Date(data.day), locale) : '';
      const lines = [
        t('submitted', { count: submitted }),
        t('posted', { count: posted }),
        t('reported', { count: reported }),
        t('waiting', { count: waiting }),
      ];
      return { title: t('digest', { day }), lines, link: toDesk };
    }
    default: {
      const rule = data.report?.rule && houseRuleIn(locale, data.report.rule)?.title;
      const { id = '', body, author } = data.comment ?? {};
      return {
        title: type === 'report.filed' ? t('reportFiled', { title }) : t('commentReferred', { title }),
        lines: [
          ...(rule ? [t('rule', { rule })] : []),
          ...(author ? [t('author', { author: author.displayName })] : []),
          ...(body ? [body.length > TEXT_MAX ? `${cut(body)}…` : body] : []),
        ],
        link: { label: t('toCase'), url: `${origin}/admin/comments/${id}` },
      };
    }
  }
}

/** Never through the middle of a character that takes two units. */
const cut = (body: string): string => body.slice(0, TEXT_MAX).replace(/[\uD800-\uDBFF]$/, '');

/** What people wrote stands in plain text: nothing in it is a link, or calls anybody. */
const asSlack = ({ title, lines, link }: Said) => ({
  text: escaped(title),
  blocks: [
    ...[title, ...lines].map((text) => ({
      type: 'section',
      text: { type: 'plain_text', text, emoji: false },
    })),
    { type: 'section', text: { type: 'mrkdwn', text: `<${link.url}|${escaped(link.label)}>` } },
  ],
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text block would read Markdown in what people wrote; runs of a rich one do not. */
const asTeams = ({ title, lines, link }: Said) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [richText({ text: title, weight: 'Bolder' }), ...lines.map((text) => richText({ text }))],
        actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
      },
    },
  ],
});

const richText = (run: { text: string; weight?: 'Bolder' }) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', ...run }],
});
