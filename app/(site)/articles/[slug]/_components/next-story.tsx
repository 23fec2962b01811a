import { getTranslations } from 'next-intl/server';
import { readNextArticle } from '@/lib/articles/read-next-article';
import type { ArticleView } from '@/lib/articles/schemas';
import { Story } from '../../../_components/story';
import styles from './next-story.module.css';

/** Where to go on to from the end of a discussion. */
export async function NextStory({ article }: { article: ArticleView }) {
  const [next, t] = await Promise.all([readNextArticle(article), getTranslations('site')]);
  if (!next) return null;
  return (
    <aside className={styles.next} aria-labelledby="next-title">
      <h2 id="next-title" className={styles.title}>
        {t('next')}
      </h2>
      <Story article={next} size="row" heading="h3" />
    </aside>
  );
}
