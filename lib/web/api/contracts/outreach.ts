import { mailSettingsInput, mailSettingsView } from '@/lib/outreach/mail/schemas';
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

export const readMailSettingsContract = contract({
  method: 'GET',
  path: '/me/mail-settings',
  summary: 'Read when you get mail about what',
  auth: 'required',
  responses: { 200: { description: 'Every topic, with when it is mailed.', schema: mailSettingsView } },
});

export const changeMailSettingsContract = contract({
  method: 'PUT',
  path: '/me/mail-settings',
  summary: 'Choose when you get mail about what',
  auth: 'required',
  body: mailSettingsInput,
  responses: { 200: { description: 'Every topic, with when it is mailed now.', schema: mailSettingsView } },
});
