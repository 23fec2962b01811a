import type { z } from 'zod';
import { articleSummary, articlesView, articleView } from '@/lib/articles/schemas';
import { discussionNews, ownCommentNews } from '@/lib/comments/news/schemas';
import { bookmarksView } from '@/lib/comments/bookmarks/schemas';
import { followingView } from '@/lib/comments/follows/schemas';
import { reactionsView } from '@/lib/comments/reactions/schemas';
import {
  authorView,
  commentState,
  commentView,
  editInput,
  ownCommentView,
  repliesView,
  submitInput,
  threadView,
} from '@/lib/comments/schemas';
import { searchView } from '@/lib/comments/search/schemas';
import {
  appealDecidedView,
  appealDecisionInput,
  appealInput,
  appealOutcome,
  appealState,
  appealsView,
  appealView,
  ownAppealView,
} from '@/lib/moderation/appeals/schemas';
import {
  dismissInput,
  ownReportView,
  reportInput,
  reportOutcome,
  reportReason,
  reportsClosedView,
} from '@/lib/moderation/reports/schemas';
import { ownCasesView, ownCaseView, statementView } from '@/lib/moderation/statements/schemas';
import { mutedView } from '@/lib/members/mutes/schemas';
import { memberCommentsView, memberPageView } from '@/lib/comments/of-member/schemas';
import {
  deskExpertiseView,
  expertiseInput,
  ownExpertiseView,
  unverifiedView,
  verificationInput,
} from '@/lib/members/expertise/schemas';
import { foundingInput, foundingView, memberView, meView, signUpInput } from '@/lib/members/schemas';
import {
  action,
  auditEntry,
  auditView,
  caseView,
  decidedView,
  decisionInput,
  decisionView,
  expertiseWithdrawalInput,
  queueItem,
  queueView,
  reportView,
} from '@/lib/moderation/schemas';
import {
  liftInput,
  memberCaseView,
  memberItem,
  membersView,
  sanctionInput,
  sanctionView,
} from '@/lib/moderation/sanctions/schemas';
import {
  calibrationView,
  contestDecisionInput,
  contestInput,
  contestOutcome,
  contestView,
  itemDecisionInput,
  itemView,
  openContestView,
  pickInput,
} from '@/lib/peer-review/calibration/schemas';
import { ownReviewsView, ownReviewView, reviewerRecordView } from '@/lib/peer-review/records/schemas';
import {
  assignmentView,
  batchView,
  feedbackView,
  requestInput,
  reviewInput,
  reviewResult,
  verdict,
} from '@/lib/peer-review/schemas';
import { mailSettingsInput, mailSettingsView } from '@/lib/outreach/mail/schemas';
import {
  noticesView,
  noticeView,
  readSomeInput,
  readThroughInput,
  unreadView,
} from '@/lib/outreach/notices/schemas';
import { policyPatch, policyView } from '@/lib/policy/schemas';
import { problemView } from '../problem';
import { readDocumentationContract } from './contracts/documentation';
import { transparencyReport } from './contracts/transparency';

export type Component = { schema: z.ZodType; description: string; example?: unknown };

/** What clients send, by the name that it has in the description of the API. */
export const inputs: Record<string, Component> = {
  Action: { schema: action, description: 'What a moderator can do with a comment.' },
  AppealOutcome: { schema: appealOutcome, description: 'How an appeal is decided.' },
  AppealState: { schema: appealState, description: 'CLOSED: its author revised or withdrew the comment.' },
  ChangePolicy: {
    schema: policyPatch,
    description: 'Any part of the settings; what is not named stays, and a list is replaced as a whole.',
    example: { review: { publishAt: 0.95 }, screening: { links: 'hold' } },
  },
  ContestCalibration: {
    schema: contestInput,
    description: 'Why the verdict that you were told is not the right one.',
    example: { reason: 'The figure that it names is the one in the report.' },
  },
  ContestOutcome: {
    schema: contestOutcome,
    description: 'KEPT: the item stands. RETIRED: its verdict does not hold.',
  },
  DecideAppeal: {
    schema: appealDecisionInput,
    description:
      'REVERSED publishes or restores the comment; `version` is the comment’s, as you have read it.',
    example: { outcome: 'REVERSED', version: 5, note: 'It is sharp, and it is about the argument.' },
  },
  DecideCalibration: {
    schema: itemDecisionInput,
    description: 'Take a calibration item out of use, or put it to use again.',
    example: { action: 'RETIRE', reason: 'The law that it speaks of has changed.' },
  },
  DecideContest: {
    schema: contestDecisionInput,
    description: 'RETIRED also takes back what was missed on the item. The note is for the reviewer.',
    example: { outcome: 'RETIRED', note: 'You are right: both readings are fair.' },
  },
  DecideComment: {
    schema: decisionInput,
    description:
      'A decision about the version that you have read. A rejection or removal needs `rule` and `note`.',
    example: {
      action: 'REJECT',
      version: 4,
      rule: 'civility',
      note: 'The last sentence insults the author.',
      passage: 'whoever wrote this cannot count',
    },
  },
  DismissReports: {
    schema: dismissInput,
    description:
      'The comment stays. `version` and `reports` are its version and open reports, as you have read them.',
    example: { outcome: 'DISMISSED', version: 3, reports: 2 },
  },
  MarkFounding: { schema: foundingInput, description: 'Whether a member is one of the first.' },
  StateExpertise: {
    schema: expertiseInput,
    description: 'All that you say you know; it takes the place of what you said before.',
    example: { items: [{ field: 'Diplomacy', line: '12 years in trade negotiations' }] },
  },
  VerifyExpertise: {
    schema: verificationInput,
    description: '`expected` is the words as you have read them.',
    example: {
      verified: true,
      expected: { field: 'Diplomacy', line: '12 years in trade negotiations' },
    },
  },
  WithdrawExpertise: {
    schema: expertiseWithdrawalInput,
    description: '`expected` is the words as you have read them.',
    example: {
      rule: 'personal-attacks',
      reason: 'It calls a person by name a thief, and says nothing of what you know.',
      expected: { field: 'Politics', line: '12 years of watching a thief' },
    },
  },
  ChangeMailSettings: {
    schema: mailSettingsInput,
    description: 'When you want mail, by topic. Topics that are left out stay as they are.',
    example: { topics: { conversation: 'AT_ONCE', follows: 'DAILY', reactions: 'NEVER' } },
  },
  EditComment: {
    schema: editInput,
    description: 'The new text, and the revision that you had before you.',
    example: { body: 'The figure is for 2021, not 2022.', revision: 1 },
  },
  FileAppeal: {
    schema: appealInput,
    description: 'Why the decision is wrong, in 20 to 5,000 characters.',
    example: { text: 'I did not insult anyone: the word is the name of the committee.' },
  },
  LiftSanction: {
    schema: liftInput,
    description: 'Why a sanction ends before its time.',
    example: { reason: 'It was somebody else who wrote under this account.' },
  },
  MarkReadThrough: {
    schema: readThroughInput,
    description: 'A notice that you have seen, with all that are older.',
    example: { through: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c' },
  },
  MarkSomeRead: {
    schema: readSomeInput,
    description: 'Notices that you have seen.',
    example: { ids: ['0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c'] },
  },
  PickCalibration: {
    schema: pickInput,
    description:
      'A comment that was rejected or removed, the right verdict on it, and why, for the reviewers to learn from.',
    example: {
      commentId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10',
      verdict: 'NOT_CIVIL',
      explanation: 'The last sentence is about whoever wrote the article, and not about what it says.',
    },
  },
  RecordReview: {
    schema: reviewInput,
    description: 'Your verdict on one comment; the note is for the moderators alone.',
    example: { assignmentId: '0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c', verdict: 'YES' },
  },
  ReportComment: {
    schema: reportInput,
    description: 'The house rule that it breaks, or `other`; the note is for the moderators alone.',
    example: { reason: 'privacy', note: 'It gives the address of a neighbour.' },
  },
  ReportReason: { schema: reportReason, description: 'A house rule, or something else.' },
  RequestAssignments: {
    schema: requestInput,
    description: 'The comment of yours that the reviews are for.',
    example: { commentId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10' },
  },
  SanctionMember: {
    schema: sanctionInput,
    description:
      'A time-out has an end, a ban has none. `replaces` names the sanction in force that it takes the place of.',
    example: {
      kind: 'TIME_OUT',
      reason: 'Three of your comments in a day insulted their readers.',
      endsAt: '2030-01-01T00:00:00Z',
    },
  },
  SignUp: {
    schema: signUpInput,
    description: 'A new member. The password has 15 characters at least.',
    example: { email: 'thandi@example.org', displayName: 'Thandi M.', password: 'four quiet words suffice' },
  },
  SubmitComment: {
    schema: submitInput,
    description: 'A text in the Markdown subset, 2 to 5,000 characters; `parentId` for a reply.',
    example: { body: 'I worked on that line for *eleven* years, and this is how it was.' },
  },
  Verdict: { schema: verdict, description: 'YES: acceptable, and adds value to the conversation.' },
};

/** What we answer. */
export const views: Record<string, Component> = {
  Action: { schema: action, description: 'What a moderator can do with a comment.' },
  Appeal: { schema: appealView, description: 'An appeal at the desk, with what it is decided by.' },
  AppealDecided: { schema: appealDecidedView, description: 'How appeal and comment stand after a decision.' },
  AppealPage: { schema: appealsView, description: 'A page of appeals.' },
  AppealState: { schema: appealState, description: 'CLOSED: its author revised or withdrew the comment.' },
  Article: { schema: articleView, description: 'An article with its text.' },
  ArticleList: { schema: articlesView, description: 'Articles.' },
  ArticleSummary: { schema: articleSummary, description: 'An article as it is announced.' },
  Assignment: {
    schema: assignmentView,
    description: 'A comment to review: where it stands and what it answers, and nothing about its author.',
  },
  AuditEntry: {
    schema: auditEntry,
    description: 'One act; `actor` is null when nobody did it: peers together, or the clock.',
  },
  AuditPage: { schema: auditView, description: 'A page of the record.' },
  Author: { schema: authorView, description: 'Who wrote a comment, and what they say they know about.' },
  Batch: { schema: batchView, description: 'What you have to review for one comment of yours.' },
  CalibrationItem: {
    schema: itemView,
    description:
      'A text whose right verdict is known. `reliable…` counts reviewers who are known to judge well.',
  },
  CalibrationPage: { schema: calibrationView, description: 'Calibration items, and the contests that wait.' },
  Case: { schema: caseView, description: 'Everything that a comment is decided by.' },
  Comment: {
    schema: commentView,
    description:
      'A comment as readers see it: its accepted revision. Where one was taken away that others had answered, `author` is null and the text empty.',
  },
  Contest: {
    schema: contestView,
    description: 'Your contest; `outcome` is null until a moderator has decided it.',
  },
  OpenContest: { schema: openContestView, description: 'A contest that waits for a moderator.' },
  CommentState: { schema: commentState, description: 'Where a comment stands.' },
  Decided: { schema: decidedView, description: 'How a comment stands after a decision.' },
  Decision: { schema: decisionView, description: 'A decision that was taken about a comment.' },
  Feedback: {
    schema: feedbackView,
    description: 'The right verdict on a comment whose verdict was known, and why.',
  },
  ExpertiseEntry: { schema: deskExpertiseView, description: 'What a member says they know, for the desk.' },
  ExpertisePage: { schema: unverifiedView, description: 'A page of what nobody has verified.' },
  Founding: { schema: foundingView, description: 'Whether a member is one of the first.' },
  OwnExpertise: {
    schema: ownExpertiseView,
    description: 'What you say you know; `most` is how many fields you may state.',
  },
  MemberComments: { schema: memberCommentsView, description: 'A page of what a member has published.' },
  PublicMember: {
    schema: memberPageView,
    description: 'A member as everybody may know them, with how much of theirs is published.',
  },
  Me: { schema: meView, description: 'A member as they see themselves.' },
  Member: { schema: memberView, description: 'A member as anyone may see them.' },
  MemberCase: { schema: memberCaseView, description: 'What the desk knows of a member.' },
  MemberItem: {
    schema: memberItem,
    description: 'A member as the desk lists them; `email` is for administrators and null for others.',
  },
  MemberPage: { schema: membersView, description: 'A page of members.' },
  OpenApi: {
    schema: readDocumentationContract.responses[200].schema,
    description: 'An OpenAPI 3.1 document.',
  },
  DiscussionNews: {
    schema: discussionNews,
    description: 'How far the discussion of an article is.',
    example: {
      count: 13,
      newest: { id: '0192f7a0-7c1e-7000-8000-000000000001', publishedAt: '2026-11-26T09:30:00.000Z' },
      since: 1,
    },
  },
  OwnAppeal: { schema: ownAppealView, description: 'An appeal of yours, and how it was decided.' },
  OwnCase: {
    schema: ownCaseView,
    description: 'A comment of yours, with the statement of reasons for the decision against it.',
  },
  OwnCasePage: { schema: ownCasesView, description: 'A page of your comments.' },
  OwnCommentNews: { schema: ownCommentNews, description: 'Where a comment of yours stands by now.' },
  OwnReview: {
    schema: ownReviewView,
    description: 'A review that you gave, and how it ended. Whose comment it was is not said.',
  },
  OwnReviewPage: { schema: ownReviewsView, description: 'Your record, and a page of your reviews.' },
  OwnReport: { schema: ownReportView, description: 'A report of yours, and what came of it.' },
  OwnComment: {
    schema: ownCommentView,
    description: 'A comment as its author sees it: the newest revision, and what became of it.',
  },
  MailSettings: { schema: mailSettingsView, description: 'When you get mail, topic by topic.' },
  Notice: {
    schema: noticeView,
    description: 'Something that you have been told: in words, with a path of the site to go on to.',
  },
  NoticePage: { schema: noticesView, description: 'A page of your notices; `unread` stops counting at 100.' },
  Policy: { schema: policyView, description: 'The settings in force.' },
  Problem: {
    schema: problemView,
    description:
      'An error (RFC 9457). Go by `code`; show `detail`. Some carry more, such as `current` on a conflict.',
    example: {
      type: 'urn:trialogue:problem:invalid-input',
      title: 'Bad Request',
      status: 400,
      detail: 'There is no field “review.quorumm” here.',
      code: 'invalid-input',
      field: 'review.quorumm',
      errors: [{ field: 'review.quorumm', message: 'There is no field “review.quorumm” here.' }],
    },
  },
  QueueItem: { schema: queueItem, description: 'A comment in a queue of the desk.' },
  QueuePage: { schema: queueView, description: 'A page of a queue.' },
  Report: { schema: reportView, description: 'A report, as the desk sees it.' },
  ReportOutcome: { schema: reportOutcome, description: 'ACTED: the comment is gone.' },
  ReportsClosed: {
    schema: reportsClosedView,
    description: 'How a comment stands after its reports were closed.',
  },
  FollowingPage: { schema: followingView, description: 'A page of what you follow.' },
  MutedPage: { schema: mutedView, description: 'A page of the members that you have muted.' },
  Reactions: {
    schema: reactionsView,
    description: 'How the reactions to a comment stand.',
    example: { reactions: { insightful: 3, disagree: 1 }, own: ['insightful'] },
  },
  SavedPage: { schema: bookmarksView, description: 'A page of the comments that you have saved.' },
  SearchPage: { schema: searchView, description: 'A page of what was found.' },
  ReplyPage: { schema: repliesView, description: 'A page of replies.' },
  ReviewerRecord: {
    schema: reviewerRecordView,
    description: 'What is known of a reviewer, and what would improve their standing.',
  },
  ReviewResult: { schema: reviewResult, description: 'What your review changed for your own comment.' },
  Sanction: { schema: sanctionView, description: 'What keeps, or kept, a member from writing.' },
  Statement: {
    schema: statementView,
    description: 'Why a comment was turned down or taken away, and what its author can do about it.',
  },
  TransparencyReport: {
    schema: transparencyReport,
    description:
      'How peer review has done. Shares, times and alpha are null where fewer than five cases would have to carry them.',
  },
  Thread: { schema: threadView, description: 'A page of the top level of a thread.' },
  Unread: { schema: unreadView, description: 'How many notices you have not seen; 100 stands for more.' },
  Verdict: { schema: verdict, description: 'YES: acceptable, and adds value to the conversation.' },
};
