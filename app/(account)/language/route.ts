import { z } from 'zod';
import { locale } from '@/lib/language/schemas';
import { chooseLanguage } from '@/lib/members/choose-language';
import { AppError } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { noteBegun } from '@/lib/web/entry/outcome';
import { rememberLanguage } from '@/lib/web/language/remember-language';
import { safeCallback } from '@/lib/web/http/origin';
import { currentViewer } from '@/lib/web/session/viewer';

const choice = z.object({ to: locale });

/**
 * Reads on in another language: this browser, and the member who is signed in on their other devices and in their letters too.
 * Leads back to the page that was read. What is no choice changes nothing. (Where a form may come from is the entry's to ask.)
 */
export async function POST(request: Request): Promise<Response> {
  noteBegun();
  const form = await request.formData().catch(() => new FormData());
  const { data } = choice.safeParse({ to: form.get('to') });
  const { language } = await currentPolicy();
  if (data && language.offered.includes(data.to)) {
    const viewer = await currentViewer();
    if (viewer) await chooseLanguage({ viewer, language: data.to }).catch(unlessRefused);
    await rememberLanguage(data.to);
  }
  // Browsers say which page the form was on; the form knows it too, but for the doors and a few pages below others.
  const location = safeCallback(request.headers.get('referer'), safeCallback(form.get('back')));
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
}

/** Whoever goes to and fro without end, or is turned out, still reads on: then only this browser remembers what they chose last. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError && [403, 429].includes(error.status))) throw error;
}
