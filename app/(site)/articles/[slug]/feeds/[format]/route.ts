import { answerFeed } from '@/lib/web/feeds/answer-feed';

type Props = { params: Promise<{ slug: string; format: string }> };

/** The newest comments on an article. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { slug, format } = await params;
  return answerFeed({ of: 'article', slug }, format);
}
