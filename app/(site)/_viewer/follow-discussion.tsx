import { useTranslations } from 'next-intl';
import { Icon } from '@/app/_ui/icon';
import { actOf, FOLLOW_ID, READER_FORM, verbOf } from '@/lib/web/own-page/act-schemas';
import styles from './follow-discussion.module.css';

/** Begins or ends to follow all that is posted under an article: a button of the page's `<ViewerForm>`. */
export function FollowDiscussion({
  slug,
  followed,
}: {
  slug: string;
  /** Undefined where that is not known. */
  followed: boolean | undefined;
}) {
  const t = useTranslations('reactions.discussion');
  return (
    <button
      id={FOLLOW_ID}
      form={READER_FORM}
      name="act"
      value={actOf(verbOf('follow-article', followed), slug)}
      className={styles.button}
    >
      <Icon name="bell" size={15} />
      <span data-off={t('follow')} data-on={t('unfollow')}>
        {followed ? t('unfollow') : t('follow')}
      </span>
    </button>
  );
}
