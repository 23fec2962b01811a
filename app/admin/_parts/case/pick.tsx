import { getTranslations } from 'next-intl/server';
import { pick } from '@/app/admin/actions';
import { QuickAct } from '@/app/admin/_parts/queue/quick-act';
import { readPick } from '@/lib/comments/picks/set-pick';
import type { Viewer } from '@/lib/members/viewer';
import type { CaseView } from '@/lib/moderation/schemas';
import styles from './case.module.css';

/** Whether a comment is an editor's pick, and the button that turns it around. */
export async function Pick({ viewer, comment }: { viewer: Viewer; comment: CaseView }) {
  const [t, { picked }] = await Promise.all([
    getTranslations('cases.pick'),
    readPick({ viewer, commentId: comment.id }),
  ]);
  if (!comment.visible) return <p>{t('notSeen')}</p>;
  if (comment.author.id === viewer.id && !picked) return <p>{t('own')}</p>;
  return (
    <>
      <p className={styles.meaning} role="status">
        {t(picked ? 'picked' : 'meaning')}
      </p>
      <QuickAct act={pick} fields={{ commentId: comment.id, on: String(!picked) }}>
        {t(picked ? 'unpick' : 'pick')}
      </QuickAct>
    </>
  );
}
