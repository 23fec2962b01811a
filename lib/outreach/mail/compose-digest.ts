import { render } from '@react-email/render';
import { momentInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { database } from '@/lib/platform/db';
import { inviteVolunteer } from '@/lib/peer-review/volunteering/count-waiting';
import { currentPolicy } from '@/lib/policy/current-policy';
import { normaliseLine } from '@/lib/platform/text/normalise';
import type { NoticeRow } from '../notices/inbox/store';
import { topicInWords } from '../notices/notice-words';
import { excerptOf, noticeInWords, notices as noticeTable } from '../notices/notices';
import { readingLanguage } from '../notices/reading-language';
import { topics } from '../notices/schemas';
import { asPlainText, envelopeOf, headersOf, linksOf, wayTo } from './letter-parts';
import { digestId } from './rules';
import { countEndings, type Addressee, type Digest } from './store';
import { DigestLetter, type DigestGroup } from './templates/digest-letter';
import type { Letter } from './transport';
import { unsubscribeToken } from './unsubscribe-token';

/** Notices that a digest tells of; the others are counted. */
const MOST = 30;

/** What is new for a member, newest first, as one letter in their language. */
export async function composeDigest(
  member: Addressee,
  { timing, due }: Digest,
  notices: NoticeRow[],
): Promise<Letter> {
  const { names } = await currentPolicy();
  const locale = await readingLanguage(member.language);
  const [t, noticeWords] = [translator(locale, 'mail'), translator(locale, 'notices')] as const;
  const count = notices.length;
  const about = { timing, publication: names.publication };
  const subscription = { memberId: member.memberId, to: timing };
  const [endings, invitation] = await Promise.all([
    countEndings(database(), subscription),
    inviteVolunteer({ viewer: { id: member.memberId } }),
  ]);
  const token = unsubscribeToken({ ...subscription, endings });
  const links = linksOf(token);
  const named = notices.slice(0, MOST);
  const groups = topics.flatMap((topic): DigestGroup[] => {
    const items = named.filter(({ kind }) => noticeTable[kind].topic === topic);
    if (items.length === 0) return [];
    return [{ label: topicInWords(topic, locale).label, items: items.map(toItem) }];
  });
  const element = DigestLetter({
    publication: names.publication,
    locale,
    title: t('digest.title', about),
    intro: t('digest.intro', { count }),
    groups,
    more: count > MOST ? t('digest.more', { count: count - MOST }) : null,
    waiting: invitation && {
      text: t('digest.waiting', invitation),
      label: t('digest.review'),
      href: `${links.home}/review`,
    },
    all: { label: t('digest.all'), href: `${links.home}/notifications` },
    smallPrint: {
      text: [t('for', { name: member.displayName, ...about }), t('digest.about', { timing })].join(' '),
      choose: t('choose'),
      stop: t('digest.stop'),
      links,
    },
  });
  return {
    id: digestId(timing, due, member.memberId),
    ...envelopeOf(names.publication, member),
    subject: normaliseLine(t('digest.subject', { ...about, count })),
    html: await render(element),
    text: await render(element, asPlainText),
    headers: headersOf(token),
  };

  function toItem(notice: NoticeRow): DigestGroup['items'][number] {
    const { title, paragraphs } = noticeInWords(notice, notice, locale);
    const excerpt = excerptOf(notice, notice);
    return {
      id: notice.id,
      title,
      href: wayTo(notice.id),
      when: noticeWords('moment', { moment: momentInWords(notice.createdAt, locale) }),
      // Whose words they are a headline says, or else the first paragraph; ours would say less.
      text: excerpt && noticeTable[notice.kind].topic !== 'follows' ? null : (paragraphs[0] ?? null),
      excerpt,
    };
  }
}
