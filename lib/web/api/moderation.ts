import { actOnDiscovered } from '@/lib/articles/discovery/act-on-discovered';
import { discoveryInput } from '@/lib/articles/discovery/schemas';
import { listDiscussions } from '@/lib/articles/discussion/list-discussions';
import { readDiscussion } from '@/lib/articles/discussion/read-discussion';
import {
  discussionInput,
  discussionsQuery,
  discussionsView,
  discussionView,
} from '@/lib/articles/discussion/schemas';
import { wordsInput, wordsView } from '@/lib/moderation/words/schemas';
import { tryWords } from '@/lib/moderation/words/try-words';
import { setDiscussion } from '@/lib/articles/discussion/set-discussion';
import { markAuthor } from '@/lib/articles/mark-author';
import { pickView } from '@/lib/comments/picks/schemas';
import { setPick } from '@/lib/comments/picks/set-pick';
import { listExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import {
  deskExpertiseView,
  unverifiedQuery,
  unverifiedView,
  verificationInput,
} from '@/lib/members/expertise/schemas';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { withdrawExpertise } from '@/lib/members/expertise/withdraw-expertise';
import { markFounding } from '@/lib/members/mark-founding';
import { invite } from '@/lib/members/invitations/invite';
import { listInvitations } from '@/lib/members/invitations/list-invitations';
import { revokeInvitation } from '@/lib/members/invitations/revoke-invitation';
import { invitationInput, invitationsView, invitationView } from '@/lib/members/invitations/schemas';
import { applyImport } from '@/lib/members/membership-import/apply-import';
import { checkImport, readImport } from '@/lib/members/membership-import/check-import';
import { applyInput, importedView, importInput, importView } from '@/lib/members/membership-import/schemas';
import { readMembership } from '@/lib/members/memberships/read-membership';
import { membershipInput, membershipRecordView, membershipView } from '@/lib/members/memberships/schemas';
import { setMembership } from '@/lib/members/memberships/set-membership';
import { removePicture } from '@/lib/members/picture/remove-picture';
import { endSessionsOf } from '@/lib/members/office/end-sessions-of';
import { authorInput, authorView, endSessionsInput, roleInput, roleView } from '@/lib/members/office/schemas';
import { setAuthor } from '@/lib/members/office/set-author';
import { setRole } from '@/lib/members/office/set-role';
import { foundingInput, foundingView } from '@/lib/members/schemas';
import { endedView } from '@/lib/members/sessions/schemas';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import {
  appealDecidedView,
  appealDecisionInput,
  appealsQuery,
  appealsView,
} from '@/lib/moderation/appeals/schemas';
import { readTimeline } from '@/lib/moderation/timeline/read-timeline';
import { timelineQuery, timelineView } from '@/lib/moderation/timeline/schemas';
import { changePolicy, readPolicy } from '@/lib/moderation/change-policy';
import { claimCase, leaveCase } from '@/lib/moderation/claims/claim-case';
import { decideComment } from '@/lib/moderation/decide-comment';
import { takeBackDecision } from '@/lib/moderation/held-decisions/take-back';
import { listAudit } from '@/lib/moderation/list-audit';
import { listByState, listQueue } from '@/lib/moderation/list-queue';
import { nameReviewers } from '@/lib/moderation/name-reviewers';
import { readCase } from '@/lib/moderation/read-case';
import { listVersions } from '@/lib/moderation/policy-history/list-versions';
import { restoreVersion } from '@/lib/moderation/policy-history/restore-version';
import {
  policyVersionsQuery,
  policyVersionsView,
  restorationInput,
  versionParams,
} from '@/lib/moderation/policy-history/schemas';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { dismissReportsBy } from '@/lib/moderation/reports/dismiss-reports-by';
import { readReporter } from '@/lib/moderation/reports/read-reporter';
import {
  dismissByInput,
  dismissInput,
  reporterView,
  reportsClosedView,
  reportsOfMemberClosedView,
} from '@/lib/moderation/reports/schemas';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { columnsIn } from '@/lib/comments/transfer/at-desk/columns';
import { beginImport, discardImport } from '@/lib/comments/transfer/at-desk/decide-import';
import * as commentImports from '@/lib/comments/transfer/at-desk/read-imports';
import {
  importQuery,
  importsQuery,
  importsView,
  importView as commentImportView,
  leftOutQuery,
  leftOutView,
  MOST_MEGABYTES,
} from '@/lib/comments/transfer/at-desk/schemas';
import { startImport } from '@/lib/comments/transfer/at-desk/start-import';
import { listExported } from '@/lib/comments/transfer/list-exported';
import { exportPage, exportQuery } from '@/lib/comments/transfer/schemas';
import { lookUpBans } from '@/lib/moderation/sanctions/look-up-bans';
import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import {
  bansInput,
  bansView,
  liftInput,
  memberCaseQuery,
  memberCaseView,
  membersQuery,
  membersView,
  sanctionInput,
  sanctionView,
} from '@/lib/moderation/sanctions/schemas';
import {
  auditQuery,
  auditView,
  caseView,
  decidedView,
  decisionInput,
  deskNews,
  expertiseWithdrawalInput,
  pictureRemovalInput,
  queueQuery,
  queueView,
  takeBackInput,
} from '@/lib/moderation/schemas';
import { decideSeveral } from '@/lib/moderation/several/decide-several';
import { planDecisions, toDecisionsView } from '@/lib/moderation/several/plan-decisions';
import { decisionsInput, decisionsView } from '@/lib/moderation/several/schemas';
import { listSecondLooks } from '@/lib/peer-review/blind-audits/list-second-looks';
import {
  secondLookInput,
  secondLooksQuery,
  secondLooksView,
  secondLookTaken,
} from '@/lib/peer-review/blind-audits/schemas';
import { takeSecondLook } from '@/lib/peer-review/blind-audits/take-second-look';
import { decideContest } from '@/lib/peer-review/calibration/decide-contest';
import { decideItem } from '@/lib/peer-review/calibration/decide-item';
import { listItems } from '@/lib/peer-review/calibration/list-items';
import { pickItem } from '@/lib/peer-review/calibration/pick-item';
import {
  calibrationQuery,
  calibrationView,
  contestDecisionInput,
  itemDecisionInput,
  itemView,
  pickInput,
} from '@/lib/peer-review/calibration/schemas';
import { policyPatch, policyView } from '@/lib/policy/schemas';
import { idParams, slugParams, sinceQuery } from './params';
import { call, contract } from './call';

/** What moderators and admins do. */
export const moderation = {
  listQueue: call(
    {
      method: 'GET',
      path: '/moderation/comments',
      summary: 'List a queue of the desk, or comments in a state: those that wait for a moderator by default',
      auth: 'required',
      query: queueQuery,
      responses: {
        200: {
          description:
            'A page: what waits from the oldest, what is decided from the newest, what is reported by who reported it.',
          schema: queueView,
        },
      },
      errors: [403],
    },
    async ({ viewer, query: { queue, state = 'REFERRED', limit, cursor, ...filter } }) => {
      const page = { viewer, filter, limit, cursor };
      return { body: await (queue ? listQueue({ queue, ...page }) : listByState({ state, ...page })) };
    },
  ),

  readCase: call(
    {
      method: 'GET',
      path: '/moderation/comments/{id}',
      summary: 'Read everything that a comment is decided by',
      auth: 'required',
      params: idParams,
      responses: { 200: { description: 'The case.', schema: caseView } },
      errors: [403],
    },
    async ({ viewer, params }) => ({
      body: await readCase({ viewer, commentId: params.id }),
    }),
  ),

  decideComment: call(
    {
      method: 'POST',
      path: '/moderation/comments/{id}/decisions',
      summary: 'Decide about a comment',
      auth: 'required',
      params: idParams,
      body: decisionInput,
      responses: { 200: { description: 'How the comment stands now.', schema: decidedView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await decideComment({ viewer, commentId: params.id, ...body }),
    }),
  ),

  decideComments: call(
    {
      method: 'POST',
      path: '/moderation/decisions',
      summary: 'Decide about up to 100 comments at once, or be told what would come of it',
      auth: 'required',
      body: decisionsInput,
      responses: { 200: { description: 'How each stands to the decision now.', schema: decisionsView } },
      errors: [403],
    },
    async ({ viewer, body: { comments: choices, dryRun, ...decision } }) => {
      const asked = { viewer, choices, ...decision };
      if (!dryRun) await decideSeveral(asked);
      return { body: toDecisionsView(await planDecisions(asked)) };
    },
  ),

  takeBackDecision: call(
    {
      method: 'POST',
      path: '/moderation/comments/{id}/decisions/take-back',
      summary: 'Take back a decision that is held: your own, or as an administrator anybody’s',
      auth: 'required',
      params: idParams,
      body: takeBackInput,
      responses: { 200: { description: 'How the comment stands, as before.', schema: decidedView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await takeBackDecision({ viewer, commentId: params.id, ...body }),
    }),
  ),

  readDeskEvents: contract({
    method: 'GET',
    path: '/moderation/events',
    summary: 'Hear that the desk has changed',
    auth: 'required',
    scope: null,
    stream: true,
    query: sinceQuery,
    responses: {
      200: {
        description:
          'An event `desk` with when it last changed, at once and whenever something waits that did not, was decided, reported or appealed, or somebody opens or leaves a case. What has changed is shown by the lists.',
        schema: deskNews,
      },
    },
    errors: [403, 429],
  }),

  claimCase: call(
    {
      method: 'PUT',
      path: '/moderation/comments/{id}/claim',
      summary: 'Say that you have a case open',
      auth: 'required',
      params: idParams,
      responses: {
        204: { description: 'Others are told so for two minutes, unless somebody else was first.' },
      },
      errors: [403],
    },
    async ({ viewer, params }) => {
      await claimCase({ viewer, commentId: params.id });
      return {};
    },
  ),

  leaveCase: call(
    {
      method: 'DELETE',
      path: '/moderation/comments/{id}/claim',
      summary: 'Say that you have left a case',
      auth: 'required',
      params: idParams,
      responses: { 204: { description: 'It is not yours any more.' } },
      errors: [403],
    },
    async ({ viewer, params }) => {
      await leaveCase({ viewer, commentId: params.id });
      return {};
    },
  ),

  pickComment: call(
    {
      method: 'PUT',
      path: '/moderation/comments/{id}/pick',
      summary: 'Make a comment an editor’s pick',
      auth: 'required',
      params: idParams,
      responses: {
        200: { description: 'It is marked; at the top of a thread it comes first.', schema: pickView },
      },
      errors: [403, 409],
    },
    async ({ viewer, params }) => ({ body: await setPick({ viewer, commentId: params.id, on: true }) }),
  ),

  unpickComment: call(
    {
      method: 'DELETE',
      path: '/moderation/comments/{id}/pick',
      summary: 'Take an editor’s pick back',
      auth: 'required',
      params: idParams,
      responses: { 200: { description: 'It stands as others do.', schema: pickView } },
      errors: [403],
    },
    async ({ viewer, params }) => ({ body: await setPick({ viewer, commentId: params.id, on: false }) }),
  ),

  listSecondLooks: call(
    {
      method: 'GET',
      path: '/moderation/second-looks',
      summary: 'List texts that another moderator turned down without knowing what reviewers had said',
      auth: 'required',
      query: secondLooksQuery,
      responses: { 200: { description: 'A page, from the oldest.', schema: secondLooksView } },
      errors: [403],
    },
    async ({ viewer, query }) => ({ body: await listSecondLooks({ viewer, ...query }) }),
  ),

  takeSecondLook: call(
    {
      method: 'POST',
      path: '/moderation/comments/{id}/second-looks',
      summary: 'Say whether you would have posted such a text',
      auth: 'required',
      params: idParams,
      body: secondLookInput,
      responses: { 200: { description: 'What was said.', schema: secondLookTaken } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await takeSecondLook({ viewer, commentId: params.id, ...body }),
    }),
  ),

  nameReviewers: call(
    {
      method: 'POST',
      path: '/moderation/comments/{id}/reviewers',
      summary: 'Be shown from now on who reviewed a comment; that it was asked is recorded',
      auth: 'required',
      params: idParams,
      responses: { 200: { description: 'The case, with names.', schema: caseView } },
      errors: [403],
    },
    async ({ viewer, params }) => ({ body: await nameReviewers({ viewer, commentId: params.id }) }),
  ),

  dismissReports: call(
    {
      method: 'POST',
      path: '/moderation/comments/{id}/reports/decisions',
      summary: 'Close what is reported about a comment, and keep it',
      auth: 'required',
      params: idParams,
      body: dismissInput,
      responses: { 200: { description: 'How the comment stands now.', schema: reportsClosedView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body: { outcome: _, ...seen } }) => ({
      body: await dismissReports({ viewer, commentId: params.id, ...seen }),
    }),
  ),

  listAppeals: call(
    {
      method: 'GET',
      path: '/moderation/appeals',
      summary: 'List appeals, those that wait for a moderator by default',
      auth: 'required',
      query: appealsQuery,
      responses: {
        200: {
          description: 'A page: what waits from the oldest, what is decided from the newest.',
          schema: appealsView,
        },
      },
      errors: [403],
    },
    async ({ viewer, query }) => ({
      body: await listAppeals({ viewer, ...query }),
    }),
  ),

  decideAppeal: call(
    {
      method: 'POST',
      path: '/moderation/appeals/{id}/decisions',
      summary: 'Decide an appeal against another moderator’s decision or sanction',
      auth: 'required',
      params: idParams,
      body: appealDecisionInput,
      responses: {
        200: {
          description: 'How the appeal stands now, and the comment or sanction that it is about.',
          schema: appealDecidedView,
        },
      },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await decideAppeal({ viewer, appealId: params.id, ...body }),
    }),
  ),

  listMembers: call(
    {
      method: 'GET',
      path: '/moderation/members',
      summary: 'List members, or find them by name',
      auth: 'required',
      scope: 'members',
      query: membersQuery,
      responses: { 200: { description: 'A page of members, who came last first.', schema: membersView } },
      errors: [403],
    },
    async ({ viewer, query: { sanctioned, ...query } }) => ({
      body: await listMembers({ viewer, sanctionedOnly: sanctioned === 'true', ...query }),
    }),
  ),

  readMember: call(
    {
      method: 'GET',
      path: '/moderation/members/{id}',
      summary: 'Read what the desk knows of a member',
      auth: 'required',
      scope: 'members',
      params: idParams,
      query: memberCaseQuery,
      responses: {
        200: { description: 'Their comments and a page of their sanctions.', schema: memberCaseView },
      },
      errors: [403],
    },
    async ({ viewer, params, query }) => ({
      body: await readMemberCase({ viewer, memberId: params.id, ...query }),
    }),
  ),

  readTimeline: call(
    {
      method: 'GET',
      path: '/moderation/members/{id}/timeline',
      summary: 'Read what happened to a member, and what they did',
      auth: 'required',
      scope: 'members',
      params: idParams,
      query: timelineQuery,
      responses: { 200: { description: 'A page of it, the newest first.', schema: timelineView } },
      errors: [403],
    },
    async ({ viewer, params, query }) => ({
      body: await readTimeline({ viewer, memberId: params.id, ...query }),
    }),
  ),

  sanctionMember: call(
    {
      method: 'POST',
      path: '/moderation/members/{id}/sanctions',
      summary: 'Keep a member from writing and reviewing',
      auth: 'required',
      params: idParams,
      body: sanctionInput,
      idempotent: true,
      responses: {
        201: { description: 'The sanction, in force from their next request on.', schema: sanctionView },
      },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await sanctionMember({ viewer, memberId: params.id, ...body }),
    }),
  ),

  readReporter: call(
    {
      method: 'GET',
      path: '/moderation/members/{id}/reports',
      summary: 'Read what has come of a member’s reports, and how many wait',
      auth: 'required',
      params: idParams,
      responses: {
        200: { description: 'What is known of them as somebody who reports.', schema: reporterView },
      },
      errors: [403],
    },
    async ({ viewer, params }) => ({ body: await readReporter({ viewer, memberId: params.id }) }),
  ),

  dismissReportsBy: call(
    {
      method: 'POST',
      path: '/moderation/members/{id}/reports/decisions',
      summary: 'Close what a member has reported, and keep the comments',
      auth: 'required',
      params: idParams,
      body: dismissByInput,
      responses: {
        200: { description: 'How many were closed.', schema: reportsOfMemberClosedView },
      },
      errors: [403, 409],
    },
    async ({ viewer, params, body: { outcome: _, ...seen } }) => ({
      body: await dismissReportsBy({ viewer, memberId: params.id, ...seen }),
    }),
  ),

  lookUpBans: call(
    {
      method: 'POST',
      path: '/moderation/bans',
      summary:
        'Look up which bans hold against an address, of members who have left too; that it was asked is recorded',
      auth: 'required',
      scope: 'members',
      body: bansInput,
      responses: {
        200: { description: 'The bans, with whose they are. Nothing is changed.', schema: bansView },
      },
      errors: [403],
    },
    async ({ viewer, body }) => ({ body: await lookUpBans({ viewer, ...body }) }),
  ),

  exportComments: call(
    {
      method: 'GET',
      path: '/moderation/export/comments',
      summary:
        'Take all comments along, the oldest first, with addresses of their authors, as the import reads them back; each page is recorded',
      auth: 'required',
      scope: 'members',
      query: exportQuery,
      responses: { 200: { description: 'A page of them.', schema: exportPage } },
      errors: [403],
    },
    async ({ viewer, query }) => ({ body: await listExported({ viewer, ...query }) }),
  ),

  sendCommentImport: call(
    {
      method: 'POST',
      path: '/moderation/imports',
      summary:
        'Send a file of comments that were written elsewhere, and have it seen what would come of it; the same file that is on its way already is that import',
      auth: 'required',
      scope: 'imports',
      query: importQuery,
      file: {
        types: [
          'application/octet-stream',
          'application/gzip',
          'application/xml',
          'application/jsonl',
          'text/csv',
        ],
        mostBytes: MOST_MEGABYTES * 1024 * 1024,
      },
      responses: {
        201: { description: 'The import. Nothing comes of it yet.', schema: commentImportView },
      },
      errors: [403, 409, 422],
    },
    async ({ viewer, query: { source, name, withoutPending, ...read }, file: { bytes } }) => {
      const options = {
        format: read.format,
        columns: columnsIn(read.columns),
        withoutPending: withoutPending === 'true',
      };
      const { id } = await startImport({ viewer, source, options, file: { name, bytes } });
      return { body: await commentImports.readImport({ viewer, id }) };
    },
  ),

  listCommentImports: call(
    {
      method: 'GET',
      path: '/moderation/imports',
      summary: 'List imports of comments, those of the command too, the newest first',
      auth: 'required',
      scope: 'imports',
      query: importsQuery,
      responses: { 200: { description: 'A page of them.', schema: importsView } },
      errors: [403],
    },
    async ({ viewer, query }) => ({ body: await commentImports.listImports({ viewer, ...query }) }),
  ),

  readCommentImport: call(
    {
      method: 'GET',
      path: '/moderation/imports/{id}',
      summary: 'Read how far an import of comments is, and what came or would come of it',
      auth: 'required',
      scope: 'imports',
      params: idParams,
      responses: { 200: { description: 'The import.', schema: commentImportView } },
      errors: [403],
    },
    async ({ viewer, params: { id } }) => ({ body: await commentImports.readImport({ viewer, id }) }),
  ),

  listLeftOutComments: call(
    {
      method: 'GET',
      path: '/moderation/imports/{id}/left-out',
      summary: 'List all that an import of comments left out or would, and why',
      auth: 'required',
      scope: 'imports',
      params: idParams,
      query: leftOutQuery,
      responses: { 200: { description: 'A page of it, in the order of the file.', schema: leftOutView } },
      errors: [403],
    },
    async ({ viewer, params: { id }, query }) => ({
      body: await commentImports.readLeftOut({ viewer, id, ...query }),
    }),
  ),

  applyCommentImport: call(
    {
      method: 'POST',
      path: '/moderation/imports/{id}/application',
      summary:
        'Import a file of comments that was looked through, or go on with one that stopped; of one that is imported already nothing more follows',
      auth: 'required',
      scope: 'imports',
      keyProves: true,
      params: idParams,
      responses: { 200: { description: 'The import.', schema: commentImportView } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id } }) => {
      await beginImport({ viewer, id });
      return { body: await commentImports.readImport({ viewer, id }) };
    },
  ),

  forgetCommentImport: call(
    {
      method: 'DELETE',
      path: '/moderation/imports/{id}',
      summary: 'Forget a file of comments of which nothing was imported yet',
      auth: 'required',
      scope: 'imports',
      keyProves: true,
      params: idParams,
      responses: { 204: { description: 'It is forgotten.' } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id } }) => {
      await discardImport({ viewer, id });
      return {};
    },
  ),

  markFounding: call(
    {
      method: 'POST',
      path: '/moderation/members/{id}/founding',
      summary: 'Say whether a member is one of the first',
      auth: 'required',
      scope: 'members',
      params: idParams,
      body: foundingInput,
      responses: { 200: { description: 'What is said of them now.', schema: foundingView } },
      errors: [403],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await markFounding({ viewer, memberId: id, ...body }),
    }),
  ),

  listInvitations: call(
    {
      method: 'GET',
      path: '/moderation/invitations',
      summary: 'List the invitations that are open',
      auth: 'required',
      scope: 'members',
      responses: { 200: { description: 'The invitations.', schema: invitationsView } },
      errors: [403],
    },
    async ({ viewer }) => ({ body: await listInvitations({ viewer }) }),
  ),

  invite: call(
    {
      method: 'POST',
      path: '/moderation/invitations',
      summary: 'Invite somebody who has no account to an office',
      auth: 'required',
      scope: null,
      body: invitationInput,
      responses: {
        201: { description: 'The invitation; its letter is on its way.', schema: invitationView },
      },
      errors: [403, 409],
    },
    async ({ viewer, body }) => ({ body: await invite({ viewer, ...body }) }),
  ),

  revokeInvitation: call(
    {
      method: 'DELETE',
      path: '/moderation/invitations/{id}',
      summary: 'Take back an invitation',
      auth: 'required',
      scope: 'members',
      params: idParams,
      responses: { 204: { description: 'Its letter leads nowhere any more.' } },
      errors: [403],
    },
    async ({ viewer, params: { id } }) => {
      await revokeInvitation({ viewer, id });
      return {};
    },
  ),

  setRole: call(
    {
      method: 'PUT',
      path: '/moderation/members/{id}/role',
      summary: 'Make a member a moderator or an administrator, or take that from them',
      auth: 'required',
      scope: null,
      params: idParams,
      body: roleInput,
      responses: { 200: { description: 'Who they are now.', schema: roleView } },
      errors: [403, 422],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await setRole({ viewer, memberId: id, ...body }),
    }),
  ),

  endSessionsOf: call(
    {
      method: 'POST',
      path: '/moderation/members/{id}/sessions/end',
      summary: 'Sign a member out everywhere',
      auth: 'required',
      scope: null,
      params: idParams,
      body: endSessionsInput,
      responses: { 200: { description: 'How many sessions were open.', schema: endedView } },
      errors: [403],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await endSessionsOf({ viewer, memberId: id, ...body }),
    }),
  ),

  setAuthor: call(
    {
      method: 'PUT',
      path: '/moderation/members/{id}/author',
      summary: 'Make a member an author, or take that from them',
      auth: 'required',
      scope: null,
      params: idParams,
      body: authorInput,
      responses: { 200: { description: 'Whether they are one now.', schema: authorView } },
      errors: [403],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await setAuthor({ viewer, memberId: id, ...body }),
    }),
  ),

  markAuthor: call(
    {
      method: 'PUT',
      path: '/moderation/members/{id}/articles/{slug}',
      summary: 'Mark a member as the author of an article, or take the mark away',
      auth: 'required',
      scope: null,
      params: idParams.extend(slugParams.shape),
      body: authorInput,
      responses: { 200: { description: 'Whether they are marked now.', schema: authorView } },
      errors: [403, 409, 422],
    },
    async ({ viewer, params: { id, slug }, body }) => ({
      body: await markAuthor({ viewer, memberId: id, slug, ...body }),
    }),
  ),

  readMembershipOf: call(
    {
      method: 'GET',
      path: '/moderation/members/{id}/membership',
      summary: 'Read how a membership stands, and what became of it',
      auth: 'required',
      scope: 'members',
      params: idParams,
      responses: { 200: { description: 'The membership.', schema: membershipRecordView } },
      errors: [403],
    },
    async ({ viewer, params: { id } }) => ({ body: await readMembership({ viewer, memberId: id }) }),
  ),

  setMembership: call(
    {
      method: 'PUT',
      path: '/moderation/members/{id}/membership',
      summary: 'Grant or extend a membership, let it lapse or revoke it',
      auth: 'required',
      scope: null,
      params: idParams,
      body: membershipInput,
      responses: { 200: { description: 'How it stands now.', schema: membershipView } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await setMembership({ viewer, memberId: id, ...body }),
    }),
  ),

  checkImport: call(
    {
      method: 'POST',
      path: '/moderation/membership-imports',
      summary: 'Say what an import of memberships would do, and keep it for a day',
      auth: 'required',
      scope: 'members',
      body: importInput,
      responses: { 201: { description: 'What it would do. Nothing is changed.', schema: importView } },
      errors: [403],
    },
    async ({ viewer, body }) => {
      const { id } = await checkImport({ viewer, ...body });
      return { body: await readImport({ viewer, id }) };
    },
  ),

  readImport: call(
    {
      method: 'GET',
      path: '/moderation/membership-imports/{id}',
      summary: 'Read what an import of memberships would do by now',
      auth: 'required',
      scope: 'members',
      params: idParams,
      responses: { 200: { description: 'What it would do.', schema: importView } },
      errors: [403],
    },
    async ({ viewer, params: { id } }) => ({ body: await readImport({ viewer, id }) }),
  ),

  applyImport: call(
    {
      method: 'POST',
      path: '/moderation/membership-imports/{id}/application',
      summary: 'Import memberships as it was shown, all of them or none',
      auth: 'required',
      scope: null,
      params: idParams,
      body: applyInput,
      responses: { 200: { description: 'What was done.', schema: importedView } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id }, body }) => ({ body: await applyImport({ viewer, id, ...body }) }),
  ),

  listExpertise: call(
    {
      method: 'GET',
      path: '/moderation/expertise',
      summary: 'List what members say they know, and nobody has verified',
      auth: 'required',
      query: unverifiedQuery,
      responses: { 200: { description: 'A page, what was said first being first.', schema: unverifiedView } },
      errors: [403],
    },
    async ({ viewer, query }) => ({
      body: await listExpertiseToVerify({ viewer, ...query }),
    }),
  ),

  verifyExpertise: call(
    {
      method: 'POST',
      path: '/moderation/expertise/{id}/verification',
      summary: 'Mark what a member says they know as verified, or take that back',
      auth: 'required',
      params: idParams,
      body: verificationInput,
      responses: { 200: { description: 'The entry as it is now.', schema: deskExpertiseView } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id }, body }) => ({
      body: await verifyExpertise({ viewer, id, ...body }),
    }),
  ),

  withdrawExpertise: call(
    {
      method: 'POST',
      path: '/moderation/expertise/{id}/withdrawal',
      summary: 'Take what a member says they know from beside their name',
      auth: 'required',
      params: idParams,
      body: expertiseWithdrawalInput,
      responses: { 204: { description: 'It is gone from every page, and the member is told why.' } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id }, body }) => {
      await withdrawExpertise({ viewer, id, ...body });
      return {};
    },
  ),

  removePicture: call(
    {
      method: 'POST',
      path: '/moderation/members/{id}/picture/removal',
      summary: 'Take a member’s picture from beside their name',
      auth: 'required',
      params: idParams,
      body: pictureRemovalInput,
      responses: { 204: { description: 'It is gone from every page, and the member is told why.' } },
      errors: [403, 409],
    },
    async ({ viewer, params: { id: memberId }, body }) => {
      await removePicture({ viewer, memberId, ...body });
      return {};
    },
  ),

  liftSanction: call(
    {
      method: 'POST',
      path: '/moderation/sanctions/{id}/lift',
      summary: 'End a sanction before its time',
      auth: 'required',
      params: idParams,
      body: liftInput,
      responses: { 200: { description: 'The sanction, lifted.', schema: sanctionView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await liftSanction({ viewer, sanctionId: params.id, ...body }),
    }),
  ),

  listDiscussions: call(
    {
      method: 'GET',
      path: '/moderation/articles',
      summary: 'List the articles, with how their comments are taken',
      auth: 'required',
      scope: 'articles',
      query: discussionsQuery,
      responses: { 200: { description: 'A page, the newest first.', schema: discussionsView } },
      errors: [403],
    },
    async ({ viewer, query }) => ({ body: await listDiscussions({ viewer, ...query }) }),
  ),

  readDiscussion: call(
    {
      method: 'GET',
      path: '/moderation/articles/{id}',
      summary: 'Read how the comments on an article are taken',
      auth: 'required',
      scope: 'articles',
      params: idParams,
      responses: { 200: { description: 'The settings, with their version.', schema: discussionView } },
      errors: [403, 404],
    },
    async ({ viewer, params }) => ({ body: await readDiscussion({ viewer, ...params }) }),
  ),

  setDiscussion: call(
    {
      method: 'PUT',
      path: '/moderation/articles/{id}',
      summary: 'Say how the comments on an article are taken',
      auth: 'required',
      scope: 'articles',
      params: idParams,
      body: discussionInput,
      responses: { 200: { description: 'The settings as they are now.', schema: discussionView } },
      errors: [403, 404, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await setDiscussion({ viewer, ...params, settings: body }),
    }),
  ),

  actOnDiscovered: call(
    {
      method: 'POST',
      path: '/moderation/articles/{id}/discovery',
      summary: 'Confirm an article that made itself known, close its discussion, or remove it',
      auth: 'required',
      scope: 'articles',
      params: idParams,
      body: discoveryInput,
      responses: {
        204: { description: 'It is new no more. The page of one that is removed makes none again.' },
      },
      errors: [403, 404, 409],
    },
    async ({ viewer, params, body }) => {
      await actOnDiscovered({ viewer, ...params, ...body });
      return {};
    },
  ),

  tryWords: call(
    {
      method: 'POST',
      path: '/moderation/words',
      summary: 'Try a text on the word lists, and words on the newest comments',
      auth: 'required',
      body: wordsInput,
      responses: { 200: { description: 'What they find. Nothing is changed.', schema: wordsView } },
      errors: [403],
    },
    async ({ viewer, body }) => ({ body: await tryWords({ viewer, ...body }) }),
  ),

  listCalibration: call(
    {
      method: 'GET',
      path: '/moderation/calibration',
      summary: 'List the practice comments, and the contests that wait',
      auth: 'required',
      query: calibrationQuery,
      responses: { 200: { description: 'A page, the newest first.', schema: calibrationView } },
      errors: [403],
    },
    async ({ viewer, query }) => ({
      body: await listItems({ viewer, ...query }),
    }),
  ),

  pickCalibration: call(
    {
      method: 'POST',
      path: '/moderation/calibration',
      summary: 'Make a practice comment of a comment that was rejected or removed',
      auth: 'required',
      body: pickInput,
      responses: { 201: { description: 'The item; the same on a repeat.', schema: itemView } },
      errors: [403, 404, 409, 422],
    },
    async ({ viewer, body }) => ({
      body: await pickItem({ viewer, ...body }),
    }),
  ),

  decideCalibration: call(
    {
      method: 'POST',
      path: '/moderation/calibration/{id}/decisions',
      summary: 'Retire a practice comment, or bring it back',
      auth: 'required',
      params: idParams,
      body: itemDecisionInput,
      responses: { 200: { description: 'How the item stands now.', schema: itemView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await decideItem({ viewer, itemId: params.id, ...body }),
    }),
  ),

  decideContest: call(
    {
      method: 'POST',
      path: '/moderation/calibration/contests/{id}/decisions',
      summary: 'Decide a contest of a practice comment',
      auth: 'required',
      params: idParams,
      body: contestDecisionInput,
      responses: { 200: { description: 'How the item stands now.', schema: itemView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await decideContest({ viewer, contestId: params.id, ...body }),
    }),
  ),

  listAudit: call(
    {
      method: 'GET',
      path: '/moderation/audit',
      summary: 'List every act, or those that fit a filter, newest first',
      auth: 'required',
      query: auditQuery,
      responses: { 200: { description: 'A page of the record.', schema: auditView } },
      errors: [403],
    },
    async ({ viewer, query: { limit, cursor, ...filter } }) => ({
      body: await listAudit({ viewer, filter, limit, cursor }),
    }),
  ),

  readPolicy: call(
    {
      method: 'GET',
      path: '/moderation/policy',
      summary: 'Read the settings in force',
      auth: 'required',
      responses: {
        200: { description: 'The settings, with the number of their version.', schema: policyView },
      },
      errors: [403],
    },
    async ({ viewer }) => ({
      body: await readPolicy({ viewer }),
    }),
  ),

  changePolicy: call(
    {
      method: 'PATCH',
      path: '/moderation/policy',
      summary: 'Change some of the settings',
      auth: 'required',
      scope: null,
      body: policyPatch,
      responses: { 200: { description: 'All settings as they are now.', schema: policyView } },
      errors: [403, 409],
    },
    async ({ viewer, body }) => ({
      body: await changePolicy({ viewer, patch: body }),
    }),
  ),

  listPolicyVersions: call(
    {
      method: 'GET',
      path: '/moderation/policy/versions',
      summary: 'List the versions of the settings, newest first',
      auth: 'required',
      query: policyVersionsQuery,
      responses: {
        200: {
          description:
            'A page: who changed what, when and why. Version 0 is what an installation comes with, and is not listed.',
          schema: policyVersionsView,
        },
      },
      errors: [403],
    },
    async ({ viewer, query }) => ({ body: await listVersions({ viewer, ...query }) }),
  ),

  restorePolicyVersion: call(
    {
      method: 'POST',
      path: '/moderation/policy/versions/{version}/restorations',
      summary: 'Put the settings of an earlier version back, as a new one',
      auth: 'required',
      scope: null,
      params: versionParams,
      body: restorationInput,
      responses: { 200: { description: 'All settings as they are now.', schema: policyView } },
      errors: [403, 409],
    },
    async ({ viewer, params, body: { version: expected, reason } }) => ({
      body: await restoreVersion({ viewer, ...params, expected, reason }),
    }),
  ),
};
