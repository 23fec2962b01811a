import type { NextRequest } from 'next/server';
import { withQuery } from '@/app/_ui/with-query';
import { TIME_ZONE } from '@/lib/language/times';
import { isForStaff, noteRefusal } from '@/lib/members/security-events/note-refusal';
import { dayOf } from '@/lib/moderation/numbers/days';
import { numbersAsCsv } from '@/lib/moderation/numbers/numbers-as-csv';
import { periodFrom } from '@/lib/moderation/numbers/periods';
import { readNumbers } from '@/lib/moderation/numbers/read-numbers';
import { tableQuery } from '@/lib/moderation/numbers/schemas';
import { systemContext } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { leadTo } from '@/lib/web/http/lead-to';
import { requestAddress } from '@/lib/web/http/request-address';
import { currentViewer } from '@/lib/web/session/viewer';

/** A table of the numbers as a file, for the desk. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: `/admin/numbers${nextUrl.search}` }));
  const { table, ...asked } = tableQuery.parse(Object.fromEntries(nextUrl.searchParams));
  const days = periodFrom(asked, dayOf(systemContext.now(), TIME_ZONE));
  if (Array.isArray(days)) return new Response(null, { status: 400 });
  try {
    const csv = numbersAsCsv(await readNumbers({ viewer, days }), table);
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${table}-${days.from}-${days.to}.csv"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isForStaff(error)) noteRefusal({ viewer, address: await requestAddress() });
    return new Response(null, { status: error.status === 403 ? 404 : error.status });
  }
}
