import type { Locale } from '@/lib/language/schemas';
import { dayInWords, momentInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { sayStatement } from '@/lib/moderation/statements/say-statement';
import { plainWords } from '@/lib/platform/text/plain-words';
import { sayReason } from '@/lib/screening/say-reason';
import type { Facts, NoticeKind, Seen, Statement, Told, Topic } from './schemas';

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
type Saying = About & {
  t: Say;
  locale: Locale;
  /** A time in words, to the minute. */
  moment(at: string): string;
  day(at: string): string;
  /** Things one after the other. */
  list(things: string[]): string;
};

type Writer<Kind extends NoticeKind> = (
  facts: Facts[Kind],
  saying: Saying,
) => Pick<Words, 'title' | 'paragraphs' | 'action'> & Partial<Words>;

const writers: { [Kind in NoticeKind]: Writer<Kind> } = {
  'comment.posted': ({ article, edit }, { t, commentId }) => ({
    title: t('posted.title', { ...named(article), edit: String(edit) }),
    paragraphs: [t('posted.text', { edit: String(edit) })],
    action: { label: t('links.thread'), path: threadPath(article.slug, commentId) },
  }),
  'comment.referred': ({ article, edit, reason }, { t, locale, commentId }) => ({
    title: t('referred.title', { ...named(article), edit: String(edit) }),
    paragraphs: [
      reason ? sayReason(locale, reason) : t('referred.why'),
      t('referred.next', { edit: String(edit) }),
    ],
    action: { label: t('links.standing'), path: ownPath(commentId) },
  }),
  'comment.hidden': ({ article }, { t, commentId }) => ({
    title: t('hidden.title', named(article)),
    paragraphs: [t('hidden.text')],
    action: { label: t('links.standing'), path: ownPath(commentId) },
  }),
  'comment.restored': ({ article, edit }, { t, commentId }) => ({
    title: t('restored.title', named(article)),
    paragraphs: [t('restored.text'), ...(edit ? [t('restored.edit')] : [])],
    action: { label: t('links.thread'), path: threadPath(article.slug, commentId) },
  }),
  'comment.expired': ({ article }, { t, commentId }) => ({
    title: t('expired.title', named(article)),
    paragraphs: [t('expired.text')],
    action: { label: t('links.yours'), path: ownPath(commentId) },
  }),
  'comment.rejected': ({ article, edit, statement }, saying) => ({
    title: saying.t('rejected.title', { ...named(article), edit: String(edit) }),
    paragraphs: [decidedInWords(statement, saying) ?? saying.t('rejected.text')],
    ...statementInWords(statement, saying),
    action: {
      label: saying.t(statement?.resubmissionsLeft === 0 ? 'links.appeal' : 'links.reviseOrAppeal'),
      path: ownPath(saying.commentId),
    },
  }),
  'comment.removed': ({ article, statement }, saying) => ({
    title: saying.t('removed.title', named(article)),
    paragraphs: [decidedInWords(statement, saying) ?? saying.t('removed.text')],
    ...statementInWords(statement, saying),
    action: { label: saying.t('links.appeal'), path: ownPath(saying.commentId) },
  }),
  'appeal.decided': ({ article, reversed, note }, { t, commentId }) => ({
    title: t(reversed ? 'appeal.reversed' : 'appeal.upheld', named(article)),
    paragraphs: [t(reversed ? 'appeal.reversedText' : 'appeal.upheldText')],
    reasons: present([{ term: t('terms.reason'), text: note }]),
    action: reversed
      ? { label: t('links.thread'), path: threadPath(article.slug, commentId) }
      : { label: t('links.own'), path: ownPath(commentId) },
  }),
  'reviews.waiting': ({ article, left, last, expiresAt }, { t, moment, commentId }) => {
    const counted = { left, number: numeral(left, t) };
    return {
      title: t(last ? 'waiting.last' : 'waiting.title', { ...counted, ...named(article) }),
      paragraphs: [t('waiting.text', counted), t('waiting.until', { moment: moment(expiresAt) })],
      action: { label: t('links.review'), path: `/review?comment=${commentId}` },
    };
  },
  'comment.reply': ({ article }, saying) => byAnother('reply', article, saying),
  'comment.mention': ({ article }, saying) => byAnother('mention', article, saying),
  'thread.new': ({ article, thread }, { t, seen }) => {
    if (!seen) return gone(t('follow.gone', named(article)), article.slug, t);
    const { count, author } = seen;
    return {
      title: t(thread ? 'follow.thread' : 'follow.title', { ...named(article), count }),
      paragraphs: [t(thread ? 'follow.threadText' : 'follow.text', { count, author })],
      // From there on everything is new.
      action: { label: t('links.readNew'), path: threadPath(article.slug, seen.firstId) },
    };
  },
  'comment.reactions': ({ article, members, kinds }, { t, list, commentId }) => ({
    title: t('reactions.title', { ...named(article), members }),
    paragraphs: [t('reactions.text', { list: list(kinds.map((kind) => t('reactions.kind', kind))) })],
    action: { label: t('links.thread'), path: threadPath(article.slug, commentId) },
  }),
  'reviewer.warned': ({ reason }, { t }) => ({
    title: t('warned.title'),
    paragraphs: [t('warned.text'), t('warned.record')],
    reasons: present([{ term: t('terms.led'), text: reason }]),
    action: { label: t('links.reviews'), path: '/my-reviews' },
  }),
  'reviewer.suspended': ({ reason }, { t }) => ({
    title: t('suspended.title'),
    paragraphs: [t('suspended.text')],
    reasons: present([{ term: t('terms.led'), text: reason }]),
    action: { label: t('links.reviews'), path: '/my-reviews' },
  }),
  'reviewer.reinstated': ({ reason }, { t }) => ({
    title: t('reinstated.title'),
    paragraphs: [t('reinstated.text')],
    reasons: present([{ term: t('terms.led'), text: reason }]),
    action: { label: t('links.reviews'), path: '/my-reviews' },
  }),
  'calibration.contest-decided': ({ retired, note }, { t }) => ({
    title: t(retired ? 'contest.right' : 'contest.stays'),
    paragraphs: [t(retired ? 'contest.rightText' : 'contest.staysText')],
    reasons: present([{ term: t('terms.answer'), text: note }]),
    action: { label: t('links.reviews'), path: '/my-reviews' },
  }),
  'calibration.feedback': ({ given, right, explanation }, { t }) => {
    const [found, best] = [given, right].map((verdict) => t('feedback.verdict', { verdict }));
    return {
      title: t('feedback.title'),
      paragraphs: [t('feedback.text', { given: found!, right: best! })],
      reasons: present([{ term: t('feedback.why'), text: explanation }]),
      action: { label: t('links.reviews'), path: '/my-reviews' },
    };
  },
  'reviews.thanks': ({ article, reviewed, published }, { t }) => ({
    title: thanksInWords(reviewed, published, t),
    paragraphs: [t('thanks.text', { ...named(article), count: reviewed })],
    action: { label: t('links.reviews'), path: '/my-reviews' },
  }),
  'report.closed': ({ article, acted }, { t }) => ({
    title: t('report.title', named(article)),
    paragraphs: [t(acted ? 'report.acted' : 'report.stays')],
    action: { label: t('links.policy'), path: '/policy' },
  }),
  'member.sanctioned': ({ sanction, reason, endsAt }, { t, moment }) => ({
    title: t('sanctioned.title', { sanction }),
    paragraphs: [
      endsAt
        ? t('sanctioned.until', { moment: moment(endsAt) })
        : t(sanction === 'TIME_OUT' ? 'sanctioned.lifted' : 'sanctioned.text'),
    ],
    reasons: [{ term: t('terms.reason'), text: reason }],
    action: { label: t('links.account'), path: '/account' },
  }),
  'member.unsanctioned': ({ sanction, reason }, { t }) => ({
    title: t('unsanctioned.title', { sanction }),
    paragraphs: [t('unsanctioned.text')],
    reasons: present([{ term: t('terms.words'), text: reason }]),
    action: { label: t('links.account'), path: '/account' },
  }),
  'expertise.verified': ({ field }, { t }) => ({
    title: t('verified.title', { field }),
    paragraphs: [t('verified.text')],
    action: { label: t('links.account'), path: '/account' },
  }),
  'expertise.withdrawn': ({ field, line, rule: key, reason }, { t, locale }) => {
    const rule = houseRuleIn(locale, key);
    return {
      title: t('withdrawn.title', { field }),
      paragraphs: [t('withdrawn.text'), t('withdrawn.next')],
      reasons: present([
        { term: t('terms.rule'), text: rule ? `${rule.title}. ${rule.text}` : null },
        { term: t('terms.reason'), text: reason },
        { term: t('terms.passage'), text: t('quotation', { text: line }) },
      ]),
      action: { label: t('links.account'), path: '/account' },
    };
  },
};

/** A notice in words of a language. */
export function noticeInWords({ kind, facts }: Told, about: About, locale: Locale): Words {
  const t = translator(locale, 'notices');
  const write = writers[kind] as Writer<NoticeKind>;
  const saying = {
    ...about,
    t,
    locale,
    moment: (at: string) => t('moment', { moment: momentInWords(new Date(at), locale) }),
    day: (at: string) => dayInWords(new Date(at), locale),
    list: (things: string[]) => new Intl.ListFormat(locale, { type: 'unit' }).format(things),
  };
  return { reasons: [], particulars: [], ...write(facts as never, saying) };
}

/** The beginning of the text that a notice is about; null where there is none, or its reader may not see it any more. */
export const excerptOf = ({ facts }: Told, { seen }: About): string | null =>
  'excerpt' in facts ? facts.excerpt : (seen?.excerpt ?? null);

/** A topic as the settings name it. */
export function topicInWords(topic: Topic, locale: Locale): { label: string; explanation: string } {
  const t = translator(locale, 'notices');
  return { label: t(`topics.${topic}.label`), explanation: t(`topics.${topic}.explanation`) };
}

type Article = { slug: string; title: string };
type Part = Pick<Words, 'title' | 'paragraphs' | 'action'>;

function byAnother(what: 'reply' | 'mention', article: Article, { t, seen, commentId }: Saying): Part {
  if (!seen) return gone(t(`${what}.gone`, named(article)), article.slug, t);
  const author = shortened(seen.author, NAME_LENGTH);
  return {
    title: t(`${what}.title`, { ...named(article), author }),
    paragraphs: [t(`${what}.text`)],
    action: { label: t('links.read'), path: threadPath(article.slug, commentId) },
  };
}

const gone = (title: string, slug: string, t: Say): Part => ({
  title,
  paragraphs: [t('taken')],
  action: { label: t('links.article'), path: threadPath(slug, null) },
});

const decidedInWords = (statement: Statement | null, { locale }: Saying) =>
  statement && inLanguage(statement, locale).decided;

/** A statement's sentences in a language, as far as what is kept of it lets them be said anew. */
const inLanguage = (statement: Statement, locale: Locale) =>
  locale === 'en' || !statement.gist ? statement : sayStatement(locale, statement.gist);

/** A house rule in a language. In English it stays as it was when the decision was taken. */
const ruleInLanguage = (rule: NonNullable<Statement['rule']>, locale: Locale) =>
  (locale !== 'en' && rule.key && houseRuleIn(locale, rule.key)) || rule;

function statementInWords(statement: Statement | null, { t, day, locale }: Saying): Partial<Words> {
  if (!statement) return {};
  const { facts, passage, appealUntil, resubmissionsLeft } = statement;
  const rule = statement.rule && ruleInLanguage(statement.rule, locale);
  const { source, automatic, scope, decidedBy, redress } = inLanguage(statement, locale);
  return {
    reasons: present([
      { term: t('terms.rule'), text: rule && `${rule.title}. ${rule.text}` },
      { term: t('terms.reason'), text: facts && sayReason(locale, facts) },
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

function thanksInWords(count: number, published: number, t: Say): string {
  const reviewed = numeral(count, t);
  if (count === 1) return t(published === 1 ? 'thanks.onePublished' : 'thanks.oneNot');
  if (published === 0) return count === 2 ? t('thanks.neither') : t('thanks.none', { reviewed });
  if (published === count) return count === 2 ? t('thanks.both') : t('thanks.all', { reviewed });
  return t('thanks.some', { reviewed, published: capital(numeral(published, t)), count: published });
}

const present = (terms: { term: string; text: string | null }[]) =>
  terms.filter((term): term is Term => Boolean(term.text));

/** Letters of a headline, and of a name, that a subject line has room for. */
const TITLE_LENGTH = 70;
const NAME_LENGTH = 40;
const named = ({ title }: Article) => ({ article: shortened(title, TITLE_LENGTH) });

/** Letters of a comment that tell which one is meant. */
const EXCERPT_LENGTH = 140;

/** The beginning of a comment as plain words on one line: what it quotes from others is left out, unless there is nothing else. */
export function beginningOf(markdown: string): string {
  const own = plainWords(markdown.replace(/^[\t ]*>.*$/gm, ''));
  return shortened(own || plainWords(markdown), EXCERPT_LENGTH);
}

/** A text cut between words where it is too long, in characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > length / 2 ? cut.slice(0, word) : cut).replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, '')}…`;
}

const ownPath = (commentId: string | null) =>
  commentId ? `/my-comments#comment-${commentId}` : '/my-comments';

function threadPath(slug: string, commentId: string | null): string {
  const article = `/articles/${encodeURIComponent(slug)}`;
  return commentId ? `${article}/comments/${commentId}#comment-${commentId}` : article;
}

const numeral = (count: number, t: Say) => t('numeral', { count });
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
