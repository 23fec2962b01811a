import { useTranslations } from 'next-intl';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import { CONTEST_MAX } from '@/lib/peer-review/limits';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button } from '../button';
import { TextAreaField } from '../field';
import { Fold } from '../fold';
import styles from './lesson.module.css';
import { Problem } from './problem';

/** What `useActionState` has of a form that contests a lesson. */
export type Contesting = {
  state: ActionState<ContestView>;
  send: (form: FormData) => void;
};

/** Where a reviewer says that what was called right is not. Folded until they want to; open when it was refused. */
export function ContestForm({
  assignmentId,
  which,
  state,
  send,
}: { assignmentId: string; which?: Which } & Contesting) {
  const t = useTranslations('review.panel.contest');
  const refused = state.status === 'error' && state.values.assignmentId === assignmentId;
  return (
    <Fold summary={t('open')} open={refused}>
      <form className={styles.contest} action={send} aria-label={nameOf(t, which)}>
        <ContestFields
          assignmentId={assignmentId}
          error={refused ? state.fieldErrors.reason : undefined}
          reason={refused ? state.values.reason : undefined}
        />
        {refused && !state.fieldErrors.reason && <Problem state={state} />}
        <div>
          <Button size="small">{t('send')}</Button>
        </div>
      </form>
    </Fold>
  );
}

/** Which of several texts a form is about, by its number. */
export type Which = { text: number } | { review: number };

function nameOf(
  t: ReturnType<typeof useTranslations<'review.panel.contest'>>,
  which: Which | undefined,
): string {
  if (!which) return t('name');
  return 'text' in which
    ? t('nameOfText', { number: which.text })
    : t('nameOfReview', { number: which.review });
}

/** The fields of a contest, as they were sent when it was refused. */
export function ContestFields({
  assignmentId,
  error,
  reason,
}: {
  assignmentId: string | undefined;
  error: string | undefined;
  reason: string | undefined;
}) {
  const t = useTranslations('review.panel.contest');
  return (
    <>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <TextAreaField
        id={`contest-${assignmentId}`}
        label={t('label')}
        hint={t('hint')}
        name="reason"
        rows={3}
        required
        maxLength={CONTEST_MAX}
        error={error}
        defaultValue={reason}
      />
    </>
  );
}
