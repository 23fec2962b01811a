import { exportMemberships } from '@/lib/members/membership-import/export-memberships';
import { answerWithFile } from '../../_parts/frame/answer-with-file';

/** All memberships as a file. */
export const GET = (): Promise<Response> =>
  answerWithFile('/admin/members/memberships.csv', async (viewer) => {
    const csv = await exportMemberships({ viewer });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="memberships.csv"',
        'cache-control': 'private, no-store',
      },
    });
  });
