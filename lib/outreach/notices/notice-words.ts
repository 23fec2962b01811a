import type { Facts, NoticeKind, Statement, Told, Topic } from './schemas';

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

type Writer<Kind extends NoticeKind> = (
  facts: Facts[Kind],
  commentId: string | null,
) => Pick<Words, 'title' | 'paragraphs' | 'action'> & Partial<Words>;

const writers: { [Kind in NoticeKind]: Writer<Kind> } = {
  'comment.posted': ({ article, edit }, commentId) => ({
    title: `Your ${edit ? 'edit of your ' : ''}comment on ${quoted(article.title)} is posted`,
    paragraphs: [
      edit
        ? 'The new text was accepted. Readers see it from now on.'
        : 'It was accepted. Readers see it from now on, and can answer it.',
    ],
    action: { label: 'See it in the discussion', path: threadPath(article.slug, commentId) },
  }),
  'comment.referred': ({ article, edit, reason }, commentId) => ({
    title: `A moderator looks at your ${edit ? 'edit of your ' : ''}comment on ${quoted(article.title)}`,
    paragraphs: [
      reason ??
        'Your peers did not agree about it, or objected to it, so a moderator gives a second opinion.',
      edit
        ? 'The text that was accepted before stays up meanwhile. You hear as soon as it is decided.'
        : 'There is nothing that you have to do. You hear as soon as it is decided.',
    ],
    action: { label: 'See where it stands', path: ownPath(commentId) },
  }),
  'comment.hidden': ({ article }, commentId) => ({
    title: `Your comment on ${quoted(article.title)} is hidden while a moderator looks at it`,
    paragraphs: [
      'Several members have reported it. Readers do not see it until a moderator has decided, and you hear as soon as that is done.',
    ],
    action: { label: 'See where it stands', path: ownPath(commentId) },
  }),
  'comment.restored': ({ article, edit }, commentId) => ({
    title: `Your comment on ${quoted(article.title)} is back`,
    paragraphs: [
      'A moderator has restored it: readers see it again.',
      ...(edit ? ['Your newer text is still with a moderator.'] : []),
    ],
    action: { label: 'See it in the discussion', path: threadPath(article.slug, commentId) },
  }),
  'comment.expired': ({ article }, commentId) => ({
    title: `Your comment on ${quoted(article.title)} has expired`,
    paragraphs: [
      'The reviews that it was waiting for were not done in time. Your text is kept, and you can submit it again.',
    ],
    action: { label: 'Go to your comment', path: ownPath(commentId) },
  }),
  'comment.rejected': ({ article, edit, statement }, commentId) => ({
    title: `Your ${edit ? 'edit of your ' : ''}comment on ${quoted(article.title)} was not accepted`,
    paragraphs: [statement?.decided ?? 'A moderator has decided that it is not posted.'],
    ...statementInWords(statement),
    action: {
      label: statement?.resubmissionsLeft === 0 ? 'See it, or appeal' : 'Revise it, or appeal',
      path: ownPath(commentId),
    },
  }),
  'comment.removed': ({ article, statement }, commentId) => ({
    title: `Your comment on ${quoted(article.title)} was taken down`,
    paragraphs: [statement?.decided ?? 'A moderator has taken it away from readers.'],
    ...statementInWords(statement),
    action: { label: 'See it, or appeal', path: ownPath(commentId) },
  }),
  'appeal.decided': ({ article, reversed, note }, commentId) => ({
    title: reversed
      ? `Your appeal succeeded: your comment on ${quoted(article.title)} is posted`
      : `Your appeal about your comment on ${quoted(article.title)} was turned down`,
    paragraphs: [
      reversed
        ? 'A moderator who had no part in the first decision has reversed it. Readers see your comment.'
        : 'A moderator who had no part in the first decision has looked at it again. The decision stands.',
    ],
    reasons: present([{ term: 'The moderator’s reason', text: note }]),
    action: reversed
      ? { label: 'See it in the discussion', path: threadPath(article.slug, commentId) }
      : { label: 'See your comment', path: ownPath(commentId) },
  }),
  'reviewer.warned': ({ reason }) => ({
    title: 'Please take more care with your reviews',
    paragraphs: [
      'Several of your verdicts did not hold. Nothing changes for now, but if it goes on, your verdicts will stop counting.',
      'Your record shows which ones, and what would improve it.',
    ],
    reasons: present([{ term: 'What led to this', text: reason }]),
    action: { label: 'See your reviews', path: '/my-reviews' },
  }),
  'reviewer.suspended': ({ reason }) => ({
    title: 'Your verdicts do not count for now',
    paragraphs: [
      'Too many of your verdicts did not hold. You can still write and review, and you get back by reviewing well: your next reviews are comments whose right verdict is known.',
    ],
    reasons: present([{ term: 'What led to this', text: reason }]),
    action: { label: 'See your reviews', path: '/my-reviews' },
  }),
  'reviewer.reinstated': ({ reason }) => ({
    title: 'Your verdicts count in full again',
    paragraphs: ['You are a reviewer in good standing. Thank you for taking care.'],
    reasons: present([{ term: 'What led to this', text: reason }]),
    action: { label: 'See your reviews', path: '/my-reviews' },
  }),
  'calibration.contest-decided': ({ retired, note }) => ({
    title: retired ? 'You were right about a test comment' : 'A test comment that you contested stays',
    paragraphs: [
      retired
        ? 'A moderator agrees with you: its verdict does not hold, and nobody is given it any more. Thank you for saying so.'
        : 'A moderator has looked at what you wrote about it, and finds that its verdict holds.',
    ],
    reasons: present([{ term: 'The moderator’s answer', text: note }]),
    action: { label: 'See your reviews', path: '/my-reviews' },
  }),
  'reviews.thanks': ({ article, reviewed, published }) => ({
    title: thanksInWords(reviewed, published),
    paragraphs: [
      `You reviewed ${reviewed === 1 ? 'it' : 'them'} for your comment on ${quoted(article.title)}. Thank you: this is how the discussion here stays worth reading.`,
    ],
    action: { label: 'See your reviews', path: '/my-reviews' },
  }),
  'report.closed': ({ article, acted }) => ({
    title: `We have looked at the comment on ${quoted(article.title)} that you reported`,
    paragraphs: [
      acted
        ? 'Readers no longer see it. Thank you for reporting it.'
        : 'A moderator finds that it keeps our rules, so it stays. Thank you for reporting it all the same.',
    ],
    action: { label: 'Read the comments policy', path: '/policy' },
  }),
  'member.sanctioned': ({ sanction, reason, endsAt }) => ({
    title: sanction === 'BAN' ? 'Your account is banned' : 'Your account is in time-out',
    paragraphs: [
      `You can read, and see what you have written, but not write or review${endsAt ? ` until ${momentInWords(endsAt)}` : sanction === 'TIME_OUT' ? ' until a moderator lifts it' : ''}.`,
    ],
    reasons: [{ term: 'The moderator’s reason', text: reason }],
    action: { label: 'See your account', path: '/account' },
  }),
  'member.unsanctioned': ({ sanction, reason }) => ({
    title: sanction === 'BAN' ? 'Your ban is lifted' : 'Your time-out is lifted',
    paragraphs: ['You can write and review again.'],
    reasons: present([{ term: 'The moderator’s words', text: reason }]),
    action: { label: 'See your account', path: '/account' },
  }),
};

/** A notice in words. */
export function noticeInWords({ kind, facts }: Told, commentId: string | null): Words {
  const write = writers[kind] as Writer<NoticeKind>;
  return { reasons: [], particulars: [], ...write(facts as never, commentId) };
}

/** Each topic as the settings name it. */
export const topicWords: Record<Topic, { label: string; explanation: string }> = {
  decisions: {
    label: 'Decisions against a comment of yours, and on your appeals',
    explanation:
      'Always by mail: they carry the reason that you are owed, and the time that you have to appeal runs from them.',
  },
  comments: {
    label: 'Your comments',
    explanation: 'Posted, with a moderator, hidden, restored or expired.',
  },
  reviews: {
    label: 'You as a reviewer',
    explanation: 'How your verdicts count, and answers to what you contested.',
  },
  thanks: {
    label: 'What your reviews did',
    explanation: 'How many of the comments that you reviewed are published.',
  },
  reports: {
    label: 'Your reports',
    explanation: 'What came of a comment that you reported.',
  },
  account: {
    label: 'Your account',
    explanation: 'A time-out or a ban, and its end.',
  },
};

function statementInWords(statement: Statement | null): Partial<Words> {
  if (!statement) return {};
  const { rule, facts, passage, appealUntil, resubmissionsLeft } = statement;
  return {
    reasons: present([
      { term: 'House rule', text: rule && `${rule.title}. ${rule.text}` },
      { term: 'The moderator’s reason', text: facts },
      { term: 'The words it is about', text: passage && `“${passage}”` },
      {
        term: 'What you can do',
        text: [
          resubmissionsLeft > 0 && `Revise it and send it in again: your reviews stay done.`,
          `Appeal until ${dayInWords(appealUntil)}: another moderator decides then.`,
        ]
          .filter(Boolean)
          .join(' '),
      },
    ]),
    particulars: [
      { term: 'How it came to a moderator', text: statement.source },
      { term: 'What was automatic', text: statement.automatic },
      { term: 'How far it reaches', text: statement.scope },
      {
        term: 'Who decided, and when',
        text: `${statement.decidedBy}, on ${dayInWords(statement.decidedAt)}`,
      },
      { term: 'Besides', text: statement.redress },
    ],
  };
}

function thanksInWords(reviewed: number, published: number): string {
  const which =
    reviewed === 1 ? 'The comment that you reviewed' : `the ${numeral(reviewed)} comments that you reviewed`;
  if (reviewed === 1)
    return `${which} is decided${published === 1 ? ', and published' : ': it is not published'}`;
  if (published === 0) return `All of ${which} are decided: none is published`;
  if (published === reviewed) return `All of ${which} are now published`;
  return `${capital(numeral(published))} of ${which} ${published === 1 ? 'is' : 'are'} now published`;
}

const present = (terms: { term: string; text: string | null }[]) =>
  terms.filter((term): term is Term => Boolean(term.text));

/** Letters of a headline that a subject line has room for. */
const TITLE_LENGTH = 70;
const quoted = (title: string) => `“${shortened(title, TITLE_LENGTH)}”`;

/** A text cut between words where it is too long, in characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const cut = characters.slice(0, length).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > length / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

const ownPath = (commentId: string | null) =>
  commentId ? `/my-comments#comment-${commentId}` : '/my-comments';

function threadPath(slug: string, commentId: string | null): string {
  const article = `/articles/${encodeURIComponent(slug)}`;
  return commentId ? `${article}/comments/${commentId}#comment-${commentId}` : article;
}

const NUMERALS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numeral = (count: number) => NUMERALS[count] ?? String(count);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

// In UTC, as everywhere: nobody has told us where they are.
const dayInWords = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const momentInWords = (at: string) =>
  `${new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
