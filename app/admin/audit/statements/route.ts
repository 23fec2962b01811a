import { exportStatements } from '@/lib/moderation/statements/export-statements';
import { systemContext } from '@/lib/platform/context';
import { tableFormats } from '@/lib/platform/text/write-lines';
import { withQuery } from '@/app/_ui/with-query';
import { fileResponse } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../_parts/frame/answer-with-file';

/** The statements of reasons of a year, this one by default, in the fields of the European transparency database. */
export function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const format = tableFormats.find((one) => one === asked.get('format')) ?? 'csv';
  const year = /^20\d\d$/.test(asked.get('year') ?? '')
    ? Number(asked.get('year'))
    : systemContext.now().getUTCFullYear();
  const here = withQuery('/admin/audit/statements', { year, format });
  return answerWithFile(here, async (viewer) =>
    fileResponse(await exportStatements({ viewer, year, format }), {
      name: `statements-of-reasons-${year}`,
      format,
    }),
  );
}
