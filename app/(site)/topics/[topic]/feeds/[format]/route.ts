import { answerFeed } from '@/lib/web/feeds/answer-feed';

type Props = { params: Promise<{ topic: string; format: string }> };

/** The newest comments on what is published about a topic. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { topic, format } = await params;
  return answerFeed({ of: 'topic', topic }, format);
}
