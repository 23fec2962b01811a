import { render } from '@react-email/render';
import { currentPolicy } from '@/lib/policy/current-policy';
import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { noticeInWords, topicWords } from '../notices/notice-words';
import { noticeKinds } from '../notices/schemas';
import { isAlwaysMailed } from './rules';
import type { Mailable } from './store';
import { NoticeLetter } from './templates/notice-letter';
import type { Letter } from './transport';
import { unsubscribeToken } from './unsubscribe-token';

/** Characters on a line of the plain text, as mail has been set for ever. */
const LINE = 76;

/** The letter about a notice. Every address in it is built from APP_URL: nobody who sends a request has a say in it. */
export async function composeNotice(notice: Mailable): Promise<Letter> {
  const { APP_URL, MAIL_FROM } = env();
  const { names } = await currentPolicy();
  const topic = noticeKinds[notice.kind];
  const words = noticeInWords(notice, notice.commentId);
  const token = isAlwaysMailed(topic) ? null : unsubscribeToken({ memberId: notice.memberId, topic });
  const element = NoticeLetter({
    publication: names.publication,
    displayName: notice.displayName,
    words,
    excerpt: 'excerpt' in notice.facts ? notice.facts.excerpt : null,
    about: topicWords[topic].label,
    links: {
      home: APP_URL,
      // By way of the notice, which has then been seen.
      action: `${APP_URL}/notifications/${notice.id}`,
      settings: `${APP_URL}/notifications#by-mail`,
      unsubscribe: token && `${APP_URL}/unsubscribe/${token}`,
    },
  });
  return {
    id: notice.id,
    from: { name: normaliseLine(names.publication), address: MAIL_FROM },
    to: { name: normaliseLine(notice.displayName), address: notice.email },
    subject: normaliseLine(words.title),
    html: await render(element),
    text: await render(element, { plainText: true, htmlToTextOptions: { wordwrap: LINE, selectors } }),
    headers: {
      // Nobody's holiday answer is wanted (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(token && {
        'List-Unsubscribe': `<${APP_URL}/api/unsubscribe/${token}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/** How parts of the letter read without any form. */
const selectors = [
  { selector: 'h1', options: { uppercase: false } },
  { selector: 'hr', options: { length: LINE } },
];
