import { useFormatter, useTranslations } from 'next-intl';
import { Dateline } from '@/app/_ui/timestamp';
import { Author } from '@/app/_ui/thread/author';
import type { CaseView } from '@/lib/moderation/schemas';
import { Facts } from '../frame/facts';
import styles from './case.module.css';

/** What is known of a comment's author: what they know, how their comments fared, and what they gave for this one. */
export function AuthorRecord({ comment, required }: { comment: CaseView; required: number }) {
  const t = useTranslations('cases.author');
  const title = useTranslations('cases')('aside');
  const { number } = useFormatter();
  const { author, memberSince, published, rejected, removed, overturned, reviewsGiven } =
    comment.authorRecord;
  const facts = [
    [t('since'), <Dateline key="since" at={memberSince} />],
    [t('published'), number(published)],
    [t('rejected'), number(rejected)],
    [t('removed'), number(removed)],
    [t('overturned'), number(overturned)],
    [t('reviewsGiven'), number(reviewsGiven)],
  ] as const;
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      <Author id="author" author={author} margin />
      <Facts facts={facts} />
      <p className={styles.duty}>
        {t('duty', { ...comment.duty, now: comment.duty.required === required ? 0 : required })}
      </p>
      <p className={styles.duty}>
        <a href={`/admin/members/${author.id}`}>{t('record', { name: author.displayName })}</a>
      </p>
    </>
  );
}
