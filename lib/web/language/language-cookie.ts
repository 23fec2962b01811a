import { asLocale, type Locale } from '@/lib/language/locales';

/** Which language a browser was told to read in. Not a secret, and not bound to a session. */
export const LANGUAGE_COOKIE = 'trialogue.language';

const value = new RegExp(`(?:^|; ?)${LANGUAGE_COOKIE.replace('.', '\\.')}=([a-z]{2})(?:;|$)`);

/** The language that a `Cookie` header names, when it is one of ours. Asked for every page that is kept, so it reads no more than it must. */
export const chosenLanguage = (cookie: string | undefined): Locale | undefined =>
  cookie === undefined ? undefined : asLocale(value.exec(cookie)?.[1]);
