import account from './ar/account.json';
import api from './ar/api.json';
import article from './ar/article.json';
import cases from './ar/cases.json';
import composer from './ar/composer.json';
import desk from './ar/desk.json';
import discussions from './ar/discussions.json';
import embed from './ar/embed.json';
import errors from './ar/errors.json';
import expertise from './ar/expertise.json';
import feeds from './ar/feeds.json';
import forms from './ar/forms.json';
import ghost from './ar/ghost.json';
import imports from './ar/imports.json';
import invitations from './ar/invitations.json';
import keys from './ar/keys.json';
import live from './ar/live.json';
import mail from './ar/mail.json';
import mine from './ar/mine.json';
import notices from './ar/notices.json';
import numbers from './ar/numbers.json';
import pages from './ar/pages.json';
import payments from './ar/payments.json';
import privacy from './ar/privacy.json';
import profile from './ar/profile.json';
import reactions from './ar/reactions.json';
import reasons from './ar/reasons.json';
import records from './ar/records.json';
import review from './ar/review.json';
import rules from './ar/rules.json';
import screening from './ar/screening.json';
import search from './ar/search.json';
import passkeys from './ar/passkeys.json';
import secondStep from './ar/second-step.json';
import sessions from './ar/sessions.json';
import settings from './ar/settings.json';
import several from './ar/several.json';
import site from './ar/site.json';
import sorting from './ar/sorting.json';
import statements from './ar/statements.json';
import thread from './ar/thread.json';
import transfer from './ar/transfer.json';
import webhooks from './ar/webhooks.json';
import words from './ar/words.json';

/** The same keys as in English: a test holds it to that. */
const messages = {
  account,
  api,
  article,
  cases,
  composer,
  desk,
  discussions,
  embed,
  errors,
  expertise,
  feeds,
  forms,
  ghost,
  imports,
  invitations,
  keys,
  live,
  mail,
  mine,
  notices,
  numbers,
  pages,
  payments,
  privacy,
  profile,
  reactions,
  reasons,
  records,
  review,
  rules,
  screening,
  search,
  passkeys,
  secondStep,
  sessions,
  settings,
  several,
  site,
  sorting,
  statements,
  thread,
  transfer,
  webhooks,
  words,
};
export default messages;
