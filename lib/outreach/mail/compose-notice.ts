import { render } from '@react-email/render';
import { translator } from '@/lib/language/translator';
import { database } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { topicInWords } from '../notices/notice-words';
import { excerptOf, noticeInWords, notices } from '../notices/notices';
import { readingLanguage } from '../notices/reading-language';
import { asPlainText, envelopeOf, headersOf, linksOf, wayTo } from './letter-parts';
import { isAlwaysMailed } from './rules';
import { countEndings, type Mailable } from './store';
import { NoticeLetter } from './templates/notice-letter';
import type { Letter } from './transport';
import { unsubscribeToken, type Subscription } from './unsubscribe-token';

/** The letter about a notice, in its member's language. */
export async function composeNotice(notice: Mailable): Promise<Letter> {
  const { names } = await currentPolicy();
  const locale = await readingLanguage(notice.language);
  const t = translator(locale, 'mail');
  const { topic } = notices[notice.kind];
  const words = noticeInWords(notice, notice, locale);
  const token = isAlwaysMailed(topic) ? null : await tokenToEnd({ memberId: notice.memberId, to: topic });
  const element = NoticeLetter({
    publication: names.publication,
    locale,
    words,
    excerpt: excerptOf(notice, notice),
    action: wayTo(notice.id),
    smallPrint: {
      text: [
        t('for', { name: notice.displayName, publication: names.publication }),
        token ? t('about', { topic: lowerFirst(topicInWords(topic, locale).label) }) : t('always'),
      ].join(' '),
      choose: t('choose'),
      stop: t('stop'),
      links: linksOf(token),
    },
  });
  return {
    id: notice.id,
    ...envelopeOf(names.publication, notice),
    subject: normaliseLine(words.title),
    html: await render(element),
    text: await render(element, asPlainText),
    headers: headersOf(token),
  };
}

async function tokenToEnd(subscription: Subscription): Promise<string> {
  const endings = await countEndings(database(), subscription);
  return unsubscribeToken({ ...subscription, endings });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
