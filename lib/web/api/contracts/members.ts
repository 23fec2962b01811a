import { memberCommentsQuery, memberCommentsView, memberPageView } from '@/lib/comments/of-member/schemas';
import {
  deskExpertiseView,
  expertiseInput,
  ownExpertiseView,
  unverifiedQuery,
  unverifiedView,
  verificationInput,
} from '@/lib/members/expertise/schemas';
import { foundingInput, foundingView, memberView, meView, signUpInput } from '@/lib/members/schemas';
import { expertiseWithdrawalInput } from '@/lib/moderation/schemas';
import { contract } from '../contract';
import { idParams } from './params';

export const signUpContract = contract({
  method: 'POST',
  path: '/members',
  summary: 'Become a member',
  auth: 'none',
  body: signUpInput,
  responses: { 201: { description: 'The new member. Sign in to go on.', schema: memberView } },
  errors: [409, 422, 429],
});

export const readMeContract = contract({
  method: 'GET',
  path: '/me',
  summary: 'Read who you are',
  auth: 'required',
  responses: { 200: { description: 'You, as you see yourself.', schema: meView } },
});

export const readMemberPageContract = contract({
  method: 'GET',
  path: '/members/{id}',
  summary: 'Read what everybody may know of a member',
  auth: 'none',
  params: idParams,
  responses: {
    200: { description: 'The member, with how much of theirs is published.', schema: memberPageView },
  },
});

export const listCommentsOfMemberContract = contract({
  method: 'GET',
  path: '/members/{id}/comments',
  summary: 'List the published comments of a member',
  auth: 'none',
  params: idParams,
  query: memberCommentsQuery,
  responses: { 200: { description: 'A page of them, newest first.', schema: memberCommentsView } },
});

export const readExpertiseContract = contract({
  method: 'GET',
  path: '/me/expertise',
  summary: 'Read what you have said that you know',
  auth: 'required',
  responses: { 200: { description: 'Your fields, each with its line.', schema: ownExpertiseView } },
});

export const stateExpertiseContract = contract({
  method: 'PUT',
  path: '/me/expertise',
  summary: 'Say what you know, and from where',
  auth: 'required',
  body: expertiseInput,
  responses: {
    200: {
      description: 'Your fields as they are now. What was verified stays so in the same words.',
      schema: ownExpertiseView,
    },
  },
  errors: [403, 422, 429],
});

export const listExpertiseContract = contract({
  method: 'GET',
  path: '/moderation/expertise',
  summary: 'List what members say they know, and nobody has verified',
  auth: 'required',
  query: unverifiedQuery,
  responses: { 200: { description: 'A page, what was said first being first.', schema: unverifiedView } },
  errors: [403],
});

export const verifyExpertiseContract = contract({
  method: 'POST',
  path: '/moderation/expertise/{id}/verification',
  summary: 'Mark what a member says they know as verified, or take that back',
  auth: 'required',
  params: idParams,
  body: verificationInput,
  responses: { 200: { description: 'The entry as it is now.', schema: deskExpertiseView } },
  errors: [403, 409],
});

export const withdrawExpertiseContract = contract({
  method: 'POST',
  path: '/moderation/expertise/{id}/withdrawal',
  summary: 'Take what a member says they know from beside their name',
  auth: 'required',
  params: idParams,
  body: expertiseWithdrawalInput,
  responses: { 204: { description: 'It is gone from every page, and the member is told why.' } },
  errors: [403, 409],
});

export const markFoundingContract = contract({
  method: 'POST',
  path: '/moderation/members/{id}/founding',
  summary: 'Say whether a member is one of the first',
  auth: 'required',
  params: idParams,
  body: foundingInput,
  responses: { 200: { description: 'What is said of them now.', schema: foundingView } },
  errors: [403],
});
