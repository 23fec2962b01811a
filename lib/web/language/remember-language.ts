import { cookies } from 'next/headers';
import type { Locale } from '@/lib/language/locales';
import { LANGUAGE_COOKIE } from './language-cookie';
import { cookieOptions } from '../session/session-seal';

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Keeps in the browser which language it is read in. For actions and route handlers. */
export async function rememberLanguage(language: Locale): Promise<void> {
  (await cookies()).set(LANGUAGE_COOKIE, language, { ...cookieOptions(), maxAge: A_YEAR_IN_SECONDS });
}
