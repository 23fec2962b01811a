import account from './en/account.json';
import api from './en/api.json';
import article from './en/article.json';
import cases from './en/cases.json';
import composer from './en/composer.json';
import desk from './en/desk.json';
import discussions from './en/discussions.json';
import embed from './en/embed.json';
import errors from './en/errors.json';
import expertise from './en/expertise.json';
import feeds from './en/feeds.json';
import forms from './en/forms.json';
import ghost from './en/ghost.json';
import imports from './en/imports.json';
import invitations from './en/invitations.json';
import keys from './en/keys.json';
import live from './en/live.json';
import mail from './en/mail.json';
import mine from './en/mine.json';
import notices from './en/notices.json';
import numbers from './en/numbers.json';
import pages from './en/pages.json';
import payments from './en/payments.json';
import privacy from './en/privacy.json';
import profile from './en/profile.json';
import reactions from './en/reactions.json';
import reasons from './en/reasons.json';
import records from './en/records.json';
import review from './en/review.json';
import rules from './en/rules.json';
import screening from './en/screening.json';
import search from './en/search.json';
import passkeys from './en/passkeys.json';
import secondStep from './en/second-step.json';
import sessions from './en/sessions.json';
import settings from './en/settings.json';
import several from './en/several.json';
import site from './en/site.json';
import sorting from './en/sorting.json';
import statements from './en/statements.json';
import thread from './en/thread.json';
import transfer from './en/transfer.json';
import webhooks from './en/webhooks.json';
import words from './en/words.json';

/** Every sentence of the product, by where it is said. */
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
