import { exportMemberships } from '@/lib/members/membership-import/export-memberships';
import { fileHeaders } from '@/lib/web/http/file-response';
import { answerWithFile } from '../../_parts/frame/answer-with-file';

/** All memberships as a file. */
export const GET = (): Promise<Response> =>
  answerWithFile('/admin/members/memberships.csv', async (viewer) => {
    const csv = await exportMemberships({ viewer });
    return new Response(csv, { headers: fileHeaders({ name: 'memberships', format: 'csv' }) });
  });
