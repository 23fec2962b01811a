import {
  auditQuery,
  auditView,
  caseView,
  decidedView,
  decisionInput,
  queueQuery,
  queueView,
} from '@/lib/moderation/schemas';
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
