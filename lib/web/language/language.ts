import { headers } from 'next/headers';
import { asLocale, type Locale } from '@/lib/language/locales';
import { currentPolicy } from '@/lib/policy/current-policy';
import { LANGUAGE_HEADER } from '../http/internal-headers';
import { currentViewer } from '../session/viewer';

/**
 * The language that the page is made in: the one that this browser has chosen, or that the member keeps with their account, or
 * the publication's.
 */
export async function currentLocale(): Promise<Locale> {
  const [chosen, { language }] = await Promise.all([headers(), currentPolicy()]);
  const offered = (one: Locale | undefined) => (one && language.offered.includes(one) ? one : undefined);
  return (
    offered(asLocale(chosen.get(LANGUAGE_HEADER))) ??
    offered((await currentViewer().catch(() => null))?.language ?? undefined) ??
    language.default
  );
}
