import { answerFeed } from '@/lib/web/feeds/answer-feed';

type Props = { params: Promise<{ id: string; format: string }> };

/** The newest comments of a member. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { id, format } = await params;
  return answerFeed({ of: 'member', memberId: id }, format);
}
