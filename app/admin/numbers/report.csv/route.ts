import type { NextRequest } from 'next/server';
import { readYearReport } from '@/lib/moderation/numbers/read-year-report';
import { yearQuery } from '@/lib/moderation/numbers/schemas';
import { yearReportAsCsv } from '@/lib/moderation/numbers/year-report-as-csv';
import { fileHeaders } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../_parts/frame/answer-with-file';

/** The report of a year as a file, for the desk. */
export const GET = ({ nextUrl }: NextRequest): Promise<Response> =>
  answerWithFile(`/admin/numbers/report${nextUrl.search}`, async (viewer) => {
    const { year } = yearQuery.parse(Object.fromEntries(nextUrl.searchParams));
    const report = await readYearReport({ viewer, year });
    const headers = fileHeaders({ name: `report-${report.year}`, format: 'csv' });
    return new Response(yearReportAsCsv(report), { headers });
  });
