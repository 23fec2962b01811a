import type { NextRequest } from 'next/server';
import { TIME_ZONE } from '@/lib/language/times';
import { dayOf } from '@/lib/moderation/numbers/days';
import { numbersAsCsv } from '@/lib/moderation/numbers/numbers-as-csv';
import { periodFrom } from '@/lib/moderation/numbers/periods';
import { readNumbers } from '@/lib/moderation/numbers/read-numbers';
import { tableQuery } from '@/lib/moderation/numbers/schemas';
import { systemContext } from '@/lib/platform/context';
import { fileHeaders } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../_parts/frame/answer-with-file';

/** A table of the numbers as a file, for the desk. */
export const GET = ({ nextUrl }: NextRequest): Promise<Response> =>
  answerWithFile(`/admin/numbers${nextUrl.search}`, async (viewer) => {
    const { table, ...asked } = tableQuery.parse(Object.fromEntries(nextUrl.searchParams));
    const days = periodFrom(asked, dayOf(systemContext.now(), TIME_ZONE));
    if (Array.isArray(days)) return new Response(null, { status: 400 });
    const csv = numbersAsCsv(await readNumbers({ viewer, days }), table);
    const name = `${table}-${days.from}-${days.to}`;
    return new Response(csv, { headers: fileHeaders({ name, format: 'csv' }) });
  });
