import { getTranslations } from 'next-intl/server';
import { listLeftOut, type LeftOutLine } from '@/lib/comments/transfer/at-desk/read-imports';
import { writeTable } from '@/lib/platform/text/write-lines';
import { fileResponse } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../../_parts/frame/answer-with-file';

type Line = LeftOutLine & { why: string };

/** All that an import left out, or would, as a file. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerWithFile(`/admin/imports/${encodeURIComponent(id)}/left-out.csv`, async (viewer) => {
    const [found, t] = await Promise.all([listLeftOut({ viewer, id }), getTranslations('transfer.reasons')]);
    const pages = (async function* (): AsyncGenerator<Line[]> {
      for await (const lines of found) yield lines.map((line) => ({ ...line, why: t(line.reason) }));
    })();
    return fileResponse(writeTable<Line>('csv', { columns: ['id', 'reason', 'why'], pages }), {
      name: 'left-out',
      format: 'csv',
    });
  });
}
