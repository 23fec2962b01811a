import { noticesQuery, noticesView, readInput, unreadView } from '@/lib/outreach/notices/schemas';
import { contract } from '../contract';

export const listNoticesContract = contract({
  method: 'GET',
  path: '/me/notifications',
  summary: 'List what you have been told',
  auth: 'required',
  query: noticesQuery,
  responses: { 200: { description: 'Your notices, newest first.', schema: noticesView } },
});

export const markReadContract = contract({
  method: 'POST',
  path: '/me/notifications/read',
  summary: 'Mark notices as read',
  auth: 'required',
  body: readInput,
  responses: { 200: { description: 'How many are left unread.', schema: unreadView } },
});
