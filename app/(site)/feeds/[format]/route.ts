import { answerFeed } from '@/lib/web/feeds/answer-feed';

type Props = { params: Promise<{ format: string }> };

/** The newest comments of the site. */
export const GET = async (_: Request, { params }: Props): Promise<Response> =>
  answerFeed({ of: 'site' }, (await params).format);
