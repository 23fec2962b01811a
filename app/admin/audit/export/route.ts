import { exportAudit } from '@/lib/moderation/audit/export-audit';
import { invalid } from '@/lib/platform/errors';
import { tableFormats } from '@/lib/platform/text/write-lines';
import { fileResponse } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../_parts/frame/answer-with-file';
import { auditHref, readAuditQuery } from '../audit-query';

/** What of the record the address asks for, as a file. */
export function GET(request: Request): Promise<Response> {
  const { format: wished = 'csv', ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const format = tableFormats.find((one) => one === wished) ?? 'csv';
  const asked = readAuditQuery(query);
  const here = auditHref('/admin/audit/export', asked?.filter ?? {}, { format });
  return answerWithFile(here, async (viewer) => {
    if (!asked) throw invalid('invalid-input');
    const parts = await exportAudit({ viewer, filter: asked.filter, format });
    return fileResponse(parts, { name: 'audit', format });
  });
}
