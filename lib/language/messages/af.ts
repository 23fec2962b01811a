import account from './af/account.json';
import api from './af/api.json';
import article from './af/article.json';
import cases from './af/cases.json';
import composer from './af/composer.json';
import desk from './af/desk.json';
import discussions from './af/discussions.json';
import embed from './af/embed.json';
import errors from './af/errors.json';
import expertise from './af/expertise.json';
import feeds from './af/feeds.json';
import forms from './af/forms.json';
import ghost from './af/ghost.json';
import imports from './af/imports.json';
import invitations from './af/invitations.json';
import keys from './af/keys.json';
import live from './af/live.json';
import mail from './af/mail.json';
import mine from './af/mine.json';
import notices from './af/notices.json';
import numbers from './af/numbers.json';
import pages from './af/pages.json';
import payments from './af/payments.json';
import privacy from './af/privacy.json';
import profile from './af/profile.json';
import reactions from './af/reactions.json';
import reasons from './af/reasons.json';
import records from './af/records.json';
import review from './af/review.json';
import rules from './af/rules.json';
import screening from './af/screening.json';
import search from './af/search.json';
import passkeys from './af/passkeys.json';
import secondStep from './af/second-step.json';
import sessions from './af/sessions.json';
import settings from './af/settings.json';
import several from './af/several.json';
import site from './af/site.json';
import sorting from './af/sorting.json';
import statements from './af/statements.json';
import thread from './af/thread.json';
import transfer from './af/transfer.json';
import webhooks from './af/webhooks.json';
import words from './af/words.json';

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
