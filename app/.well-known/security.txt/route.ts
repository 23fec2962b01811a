import { env } from '@/lib/platform/env';
import { databaseTime } from '@/lib/platform/clock';
import { securityTxt } from '@/lib/web/http/security-txt';
import { currentPolicy } from '@/lib/policy/current-policy';

export const dynamic = 'force-dynamic';

/** Whom to tell of a hole in this site (RFC 9116), where the installation says. */
export async function GET(): Promise<Response> {
  const { SECURITY_CONTACT: contacts, APP_URL: site } = env();
  if (contacts.length === 0) return new Response(null, { status: 404 });
  const { language } = await currentPolicy();
  return new Response(securityTxt({ contacts, site, languages: language.offered, now: databaseTime() }), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
