import { withQuery } from '@/app/_ui/with-query';
import { exportMemberships } from '@/lib/members/membership-import/export-memberships';
import { isForStaff, noteRefusal } from '@/lib/members/security-events/note-refusal';
import { AppError } from '@/lib/platform/errors';
import { leadTo } from '@/lib/web/http/lead-to';
import { requestAddress } from '@/lib/web/http/request-address';
import { currentViewer } from '@/lib/web/session/viewer';

const HERE = '/admin/members/memberships.csv';

/** All memberships as a file, for administrators: whoever has to show first that it is they is led there, and then here again. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: HERE }));
  try {
    const csv = await exportMemberships({ viewer });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="memberships.csv"',
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'proof-needed') return leadTo(withQuery('/prove', { next: HERE }));
    if (isForStaff(error)) noteRefusal({ viewer, address: await requestAddress() });
    return new Response(null, { status: error.status === 403 ? 404 : error.status });
  }
}
