import { withQuery } from '@/app/_ui/with-query';
import { AppError } from '@/lib/platform/errors';
import { fetchExport } from '@/lib/members/export/fetch-export';
import { leadTo } from '@/lib/web/http/lead-to';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { currentViewer } from '@/lib/web/session/viewer';

const PAGE = '/account/privacy#export';

/** A member's own copy of their data, as a file to keep. Who has to show first who they are comes to the page with its button. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: PAGE }));
  try {
    const { file, madeAt } = await fetchExport({ viewer });
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="your-data-${madeAt.toISOString().slice(0, 10)}.zip"`,
        'cache-control': 'private, no-store',
      },
    });
  } catch (error) {
    const said = toAppError(error, request.headers.get(REQUEST_ID_HEADER));
    // A copy that has run out: the page says so.
    if (said instanceof AppError && said.status === 404) return leadTo(PAGE);
    if (said.code === 'proof-needed') return leadTo(withQuery('/prove', { next: PAGE }));
    return problemResponse(said);
  }
}
