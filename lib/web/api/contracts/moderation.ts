import {
  auditQuery,
  auditView,
  caseView,
  decidedView,
  decisionInput,
  queueQuery,
  queueView,
} from '@/lib/moderation/schemas';
import {
  liftInput,
  memberCaseView,
  membersQuery,
  membersView,
  sanctionInput,
  sanctionView,
} from '@/lib/moderation/sanctions/schemas';
import {
  appealDecidedView,
  appealDecisionInput,
  appealsQuery,
  appealsView,
} from '@/lib/moderation/appeals/schemas';
import { dismissInput, reportsClosedView } from '@/lib/moderation/reports/schemas';
import { policyPatch, policyView } from '@/lib/policy/schemas';
import { contract } from '../contract';
import { idParams } from './params';

export const listQueueContract = contract({
  method: 'GET',
  path: '/moderation/comments',
  summary: 'List comments in a state, those that wait for a moderator by default',
  auth: 'required',
  query: queueQuery,
  responses: {
    200: {
      description: 'A page: what waits from the oldest, what is decided from the newest.',
      schema: queueView,
    },
  },
  errors: [403],
});

export const readCaseContract = contract({
  method: 'GET',
  path: '/moderation/comments/{id}',
  summary: 'Read everything that a comment is decided by',
  auth: 'required',
  params: idParams,
  responses: { 200: { description: 'The case.', schema: caseView } },
  errors: [403],
});

export const decideCommentContract = contract({
  method: 'POST',
  path: '/moderation/comments/{id}/decisions',
  summary: 'Decide about a comment',
  auth: 'required',
  params: idParams,
  body: decisionInput,
  responses: { 200: { description: 'How the comment stands now.', schema: decidedView } },
  errors: [403, 409],
});

export const listAuditContract = contract({
  method: 'GET',
  path: '/moderation/audit',
  summary: 'List every act, newest first',
  auth: 'required',
  query: auditQuery,
  responses: { 200: { description: 'A page of the record.', schema: auditView } },
  errors: [403],
});

export const readPolicyContract = contract({
  method: 'GET',
  path: '/moderation/policy',
  summary: 'Read the settings in force',
  auth: 'required',
  responses: { 200: { description: 'The settings, with the number of their version.', schema: policyView } },
  errors: [403],
});

export const changePolicyContract = contract({
  method: 'PATCH',
  path: '/moderation/policy',
  summary: 'Change some of the settings',
  auth: 'required',
  body: policyPatch,
  responses: { 200: { description: 'All settings as they are now.', schema: policyView } },
  errors: [403, 409],
});

export const listMembersContract = contract({
  method: 'GET',
  path: '/moderation/members',
  summary: 'List members, or find them by name',
  auth: 'required',
  query: membersQuery,
  responses: { 200: { description: 'A page of members, who came last first.', schema: membersView } },
  errors: [403],
});

export const readMemberContract = contract({
  method: 'GET',
  path: '/moderation/members/{id}',
  summary: 'Read what the desk knows of a member',
  auth: 'required',
  params: idParams,
  responses: { 200: { description: 'Their comments and sanctions.', schema: memberCaseView } },
  errors: [403],
});

export const sanctionMemberContract = contract({
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
});

export const liftSanctionContract = contract({
  method: 'POST',
  path: '/moderation/sanctions/{id}/lift',
  summary: 'End a sanction before its time',
  auth: 'required',
  params: idParams,
  body: liftInput,
  responses: { 200: { description: 'The sanction, lifted.', schema: sanctionView } },
  errors: [403, 409],
});

export const listAppealsContract = contract({
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
});

export const decideAppealContract = contract({
  method: 'POST',
  path: '/moderation/appeals/{id}/decisions',
  summary: 'Decide an appeal against another moderator’s decision',
  auth: 'required',
  params: idParams,
  body: appealDecisionInput,
  responses: { 200: { description: 'How appeal and comment stand now.', schema: appealDecidedView } },
  errors: [403, 409],
});

export const dismissReportsContract = contract({
  method: 'POST',
  path: '/moderation/comments/{id}/reports/decisions',
  summary: 'Close what is reported about a comment, and keep it',
  auth: 'required',
  params: idParams,
  body: dismissInput,
  responses: { 200: { description: 'How the comment stands now.', schema: reportsClosedView } },
  errors: [403, 409],
});
