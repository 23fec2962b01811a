import { requestAddress } from '@/lib/web/http/request-address';
import { answerOembed } from '@/lib/web/oembed/answer-oembed';

/** How a comment is shown on pages of others (oEmbed). */
export async function GET(request: Request): Promise<Response> {
  return answerOembed({ search: new URL(request.url).searchParams, asker: await requestAddress() });
}
