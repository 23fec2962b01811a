import { getLocale } from 'next-intl/server';
import type { ReaderSetting } from '@/app/_ui/thread/comment-menu';
import type { ActionSettings } from '@/app/_ui/thread/reactions';
import type { ArticleView } from '@/lib/articles/schemas';
import { readOwnMarks } from '@/lib/comments/marks/read-own-marks';
import { nameReactions } from '@/lib/comments/reactions/name-reactions';
import type { CommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { SiteReader } from '@/app/_frame/site-reader';
import { currentPolicy } from '@/lib/policy/current-policy';
import { reportPath } from '../articles/[slug]/comments/[id]/report/report-path';

/**
 * What the comments of a page offer whoever reads it. The page that does so has a `<ViewerForm>` too.
 * @param here the page's path and query, where reporting comes back to
 */
export async function actionSettingsFor({
  viewer,
  comments,
  here,
  article,
}: {
  viewer: SiteReader;
  comments: CommentView[];
  here: string;
  /** Whose comments they are; left out where they are of many, each of which says by itself what it takes. */
  article?: ArticleView;
}): Promise<ActionSettings> {
  const [policy, locale, reader] = await Promise.all([
    currentPolicy(),
    getLocale(),
    viewer === 'member' ? anyMember(here) : viewer && viewerSettingOf(viewer, comments, here),
  ]);
  // An archive takes none; what one has given can be taken back.
  const reacts = article?.discussion.takes !== 'ARCHIVED';
  return {
    choices: nameReactions(policy, locale),
    reader: reader && { ...reader, mayReact: reader.mayReact && reacts },
  };
}

async function viewerSettingOf(
  viewer: Viewer,
  comments: CommentView[],
  here: string,
): Promise<ReaderSetting> {
  return {
    id: viewer.id,
    marksOf: await readOwnMarks({ viewer, ids: idsOf(comments) }),
    mayReact: may(viewer, 'comment.react'),
    isStaff: may(viewer, 'desk.read'),
    reportLink: ({ id, author, article }) =>
      may(viewer, 'comment.report') && author && author.id !== viewer.id
        ? reportPath({ articleSlug: article.slug, commentId: id, from: here })
        : null,
  };
}

/** What every member in good standing may do; of one's own, script takes away what is not for its author. */
const anyMember = (here: string): ReaderSetting => ({
  id: null,
  marksOf: () => null,
  mayReact: true,
  isStaff: false,
  reportLink: ({ id, author, article }) =>
    author && reportPath({ articleSlug: article.slug, commentId: id, from: here }),
});

const idsOf = (comments: CommentView[]): string[] =>
  comments.flatMap(({ id, author, replies = [] }) => [...(author ? [id] : []), ...idsOf(replies)]);
