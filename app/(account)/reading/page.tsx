import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { actionSettingsFor } from '@/app/(site)/_viewer/action-settings';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { Comment } from '@/app/_ui/thread/comment';
import type { ActionSettings } from '@/app/_ui/thread/reactions';
import { actOf } from '@/lib/web/own-page/act-schemas';
import { listSaved } from '@/lib/comments/bookmarks/list-saved';
import type { CommentView } from '@/lib/comments/schemas';
import { writtenIn } from '@/lib/language/locales';
import { systemContext } from '@/lib/platform/context';
import { ActButton } from './act-button';
import { enter, type SearchParams } from './enter';
import { ReadingPage } from './reading-page';
import styles from './reading.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reactions.reading.saved');
  return { title: t('title'), robots: { index: false } };
}

/** The comments that a member has saved. */
export default async function SavedPage({ searchParams }: { searchParams: SearchParams }) {
  const { viewer, cursor } = await enter('/reading', searchParams);
  const { items, nextCursor } = await orNotFound(listSaved({ viewer, cursor }));
  const comments = items.map(({ comment }) => comment);
  const foot = await actionSettingsFor({ viewer, comments, here: '/reading' });
  const now = systemContext.now().toISOString();
  return (
    <ReadingPage part="saved" empty={items.length === 0} cursor={cursor} nextCursor={nextCursor}>
      <ol role="list" className={styles.list}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <Saved comment={comment} now={now} foot={foot} />
          </li>
        ))}
      </ol>
    </ReadingPage>
  );
}

async function Saved({ comment, now, foot }: { comment: CommentView; now: string; foot: ActionSettings }) {
  const t = await getTranslations('reactions.reading.saved');
  const { id, article, author } = comment;
  const path = articlePath(article.slug);
  return (
    <>
      <h2 className={styles.on}>
        {t.rich('on', {
          title: article.title,
          article: (title) => (
            <a href={`${path}#comments`} {...writtenIn(article.language)}>
              {title}
            </a>
          ),
        })}
      </h2>
      {author ? (
        <Comment
          comment={comment}
          now={now}
          permalink={commentPath(article.slug, id)}
          replyLink={null}
          foot={foot}
        />
      ) : (
        <div id={`comment-${id}`} className={styles.gone}>
          <p className={styles.none}>{t('gone')}</p>
          <ActButton act={actOf('forget', id)}>{t('forgetGone')}</ActButton>
        </div>
      )}
    </>
  );
}
