import { readThreadQuery } from '@/app/(site)/_components/thread-query';
import { answerFragment } from '@/lib/web/embed/answer-fragment';

type Props = { params: Promise<{ slug: string }> };

/** A page of the discussion for servers that put it into pages of their own. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { sort, cursor, before } = readThreadQuery(asked);
  return answerFragment({ ...(await params), place: { sort, cursor, before }, lang: asked.lang ?? null });
}
