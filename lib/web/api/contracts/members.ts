import { memberView, meView, signUpInput } from '@/lib/members/schemas';
import { contract } from '../contract';

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
