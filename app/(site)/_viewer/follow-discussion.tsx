import { useTranslations } from 'next-intl';
import { Icon } from '@/app/_ui/icon';
import { actOf, FOLLOW_ID, READER_FORM } from '@/app/_ui/thread/viewer-actions';
import styles from './follow-discussion.module.css';

/** Begins or ends to follow all that is posted under an article: a button of the page's `<ViewerForm>`. */
export function FollowDiscussion({ slug, followed }: { slug: string; followed: boolean }) {
  const t = useTranslations('reactions.discussion');
  return (
    <button
      id={FOLLOW_ID}
      form={READER_FORM}
      name="act"
      value={actOf(followed ? 'unfollow-article' : 'follow-article', slug)}
      className={styles.button}
    >
      <Icon name={followed ? 'check' : 'bell'} size={15} />
      {followed ? t('unfollow') : t('follow')}
    </button>
  );
}
