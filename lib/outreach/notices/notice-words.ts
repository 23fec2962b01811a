import { articlePath, commentPath } from '@/lib/articles/article-path';
import type { Locale } from '@/lib/language/locales';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { dayInWords, momentInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { statementInWords } from '@/lib/moderation/statements/statement-in-words';
import type { Alert } from '@/lib/platform/event-kinds';
import type { Reason } from '@/lib/platform/reasons';
import { plainWords } from '@/lib/platform/text/plain-words';
import { shortened } from '@/lib/platform/text/shortened';
import type { Statement } from './recipients/author';
import type { Article } from './recipients/store';
import type { Seen, Topic } from './schemas';

/** A term, and what stands for it. */
type Term = { term: string; text: string };

/** A notice in words: the same on the page and in the mail. */
export type Words = {
  /** What happened, in a line: the heading on the page, the subject of the mail. */
  title: string;
  paragraphs: string[];
  /** The reasons of a decision against the member. */
  reasons: Term[];
  /** What else a statement of reasons has to say. */
  particulars: Term[];
  action: { label: string; path: string };
};

/** What is said of a notice besides its facts. */
export type About = {
  commentId: string | null;
  /** Of a notice about what others wrote; null where its reader may see none of it any more. */
  seen: Seen | null;
};

type Say = ReturnType<typeof translator<'notices'>>;
/** What the words of a notice are made with. */
export type Saying = About & {
  t: Say;
  locale: Locale;
  /** A time in words, to the minute. */
  moment(at: string): string;
  day(at: string): string;
  /** Things one after the other. */
  list(things: string[]): string;
};

/** A notice's own words. */
export type Said = Pick<Words, 'title' | 'paragraphs' | 'action'> & Partial<Words>;

export function speaking(about: About, locale: Locale): Saying {
  const t = translator(locale, 'notices');
  return {
    ...about,
    t,
    locale,
    moment: (at) => t('moment', { moment: momentInWords(new Date(at), locale) }),
    day: (at) => dayInWords(new Date(at), locale),
    list: (things) => new Intl.ListFormat(locale, { type: 'unit' }).format(things),
  };
}

/** A topic as the settings name it. */
export function topicInWords(topic: Topic, locale: Locale): { label: string; explanation: string } {
  const t = translator(locale, 'notices');
  return { label: t(`topics.${topic}.label`), explanation: t(`topics.${topic}.explanation`) };
}

/** What somebody else wrote to the reader or about them. */
export function byAnother(what: 'reply' | 'mention', article: Article, { t, seen, commentId }: Saying): Said {
  if (!seen) return gone(t(`${what}.gone`, named(article)), article, t);
  const author = shortened(seen.author, NAME_LENGTH);
  return {
    title: t(`${what}.title`, { ...named(article), author }),
    paragraphs: [t(`${what}.text`)],
    action: toThread(t('links.read'), article, commentId),
  };
}

/** What others wrote is no longer there, or its reader may not see it any more. */
export const gone = (title: string, article: Article, t: Say): Said => ({
  title,
  paragraphs: [t('taken')],
  action: toThread(t('links.article'), article, null),
});

/** How the reader's verdicts count from now on. */
export const nowStanding = (
  how: 'warned' | 'suspended' | 'reinstated',
  reason: Reason | null,
  { t, locale }: Saying,
): Said => ({
  title: t(`${how}.title`),
  paragraphs: [t(`${how}.text`), ...(how === 'warned' ? [t('warned.record')] : [])],
  reasons: present([{ term: t('terms.led'), text: reason && reasonInWords(locale, reason) }]),
  action: toReviews(t),
});

/** What staff are alerted to, and the queue in which that is. */
export function alertInWords(alert: Alert, { t }: Saying): Said {
  const said = {
    title: t(`alert.${alert.kind}`, { ...alert }),
    paragraphs: [t(`alert.${alert.kind}Text`, { ...alert })],
  };
  return { ...said, action: { label: t('links.desk'), path: pathOf(alert) } };
}

function pathOf(alert: Alert): string {
  switch (alert.kind) {
    case 'waiting':
      return `/admin${alert.limit < 24 ? '' : `?age=${alert.limit < 72 ? 'over-day' : alert.limit < 168 ? 'over-three-days' : 'over-week'}`}`;
    case 'reported':
      return `/admin?queue=reported${alert.comments > 1 ? '' : `&case=${alert.comment}#case`}`;
    case 'appeals':
      return '/admin/appeals';
    case 'burst':
      return alert.of === 'reports' ? '/admin?queue=reported' : '/admin?queue=all&age=under-hour';
  }
}

export const decidedInWords = (statement: Statement | null, { locale }: Saying) =>
  statement && inLanguage(statement, locale).decided;

/** A statement's sentences in a language, as far as what is kept of it lets them be said anew. */
const inLanguage = (statement: Statement, locale: Locale) =>
  statement.gist ? statementInWords(locale, statement.gist) : statement;

/** A house rule in a language; one that there is no more, as it was when the decision was taken. */
const ruleInLanguage = (rule: NonNullable<Statement['rule']>, locale: Locale) =>
  (rule.key && houseRuleIn(locale, rule.key)) || rule;

export function statementPart(statement: Statement | null, { t, day, locale }: Saying): Partial<Words> {
  if (!statement) return {};
  const { facts, passage, appealUntil, resubmissionsLeft } = statement;
  const rule = statement.rule && ruleInLanguage(statement.rule, locale);
  const { source, automatic, scope, decidedBy, redress } = inLanguage(statement, locale);
  return {
    reasons: present([
      { term: t('terms.rule'), text: rule && `${rule.title}. ${rule.text}` },
      { term: t('terms.reason'), text: facts && reasonInWords(locale, facts) },
      { term: t('terms.passage'), text: passage && t('quotation', { text: passage }) },
      {
        term: t('terms.next'),
        text: [resubmissionsLeft > 0 && t('revise'), t('appealUntil', { day: day(appealUntil) })]
          .filter(Boolean)
          .join(' '),
      },
    ]),
    particulars: [
      { term: t('terms.source'), text: source },
      { term: t('terms.automatic'), text: automatic },
      { term: t('terms.scope'), text: scope },
      {
        term: t('terms.decided'),
        text: t('decidedBy', { who: decidedBy, day: day(statement.decidedAt) }),
      },
      { term: t('terms.redress'), text: redress },
    ],
  };
}

export function thanksInWords(count: number, published: number, t: Say): string {
  const reviewed = numeral(count, t);
  if (count === 1) return t(published === 1 ? 'thanks.onePublished' : 'thanks.oneNot');
  if (published === 0) return count === 2 ? t('thanks.neither') : t('thanks.none', { reviewed });
  if (published === count) return count === 2 ? t('thanks.both') : t('thanks.all', { reviewed });
  return t('thanks.some', { reviewed, published: capital(numeral(published, t)), count: published });
}

/** Those that have something to say. */
export const present = (terms: { term: string; text: string | null }[]) =>
  terms.filter((term): term is Term => Boolean(term.text));

/** Letters of a headline, and of a name, that a subject line has room for. */
const TITLE_LENGTH = 70;
const NAME_LENGTH = 40;
/** The article as an argument of a sentence. */
export const named = ({ title }: Article) => ({ article: shortened(title, TITLE_LENGTH) });

/** Letters of a comment that tell which one is meant. */
const EXCERPT_LENGTH = 140;

/** The beginning of a comment as plain words on one line: what it quotes from others is left out, unless there is nothing else. */
export function beginningOf(markdown: string): string {
  const own = plainWords(markdown.replace(/^[\t ]*>.*$/gm, ''));
  return shortened(own || plainWords(markdown), EXCERPT_LENGTH);
}

/** To the reader's own comment. */
export const toOwn = (label: string, commentId: string | null): Words['action'] => ({
  label,
  path: commentId ? `/my-comments#comment-${commentId}` : '/my-comments',
});

export const toThread = (label: string, { slug }: Article, commentId: string | null): Words['action'] => ({
  label,
  path: commentId ? commentPath(slug, commentId) : articlePath(slug),
});

export const toReviews = (t: Say) => ({ label: t('links.reviews'), path: '/my-reviews' });
export const toPrivacy = (label: string) => ({ label, path: '/account/privacy' });
export const toSanction = (label: string, sanctionId: string): Words['action'] => ({
  label,
  path: `/account/sanctions/${sanctionId}`,
});

export const toAccount = (t: Say) => ({ label: t('links.account'), path: '/account' });

export const numeral = (count: number, t: Say) => t('numeral', { count });
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
