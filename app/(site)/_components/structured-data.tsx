import type { ArticleView } from '@/lib/articles/schemas';
import type { CommentView } from '@/lib/comments/schemas';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { isFramed } from '@/lib/web/embed/is-framed';
import { describeDiscussion } from '@/lib/web/structured-data/describe-discussion';
import type { SiteReader } from '@/app/_frame/site-reader';

type Props = { article: ArticleView; viewer: SiteReader; count: number; comments: CommentView[] };

/** The discussion as search engines are told of it: they have no session, and look into no frame. */
export async function StructuredData({ article, viewer, count, comments }: Props) {
  if (viewer || comments.length === 0 || (await isFramed())) return null;
  const { names } = await currentPolicy();
  const json = describeDiscussion(
    { article, count, comments },
    { origin: env().APP_URL, publication: names.publication },
  );
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
