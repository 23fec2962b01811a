import { CONTEST_MAX } from '@/lib/peer-review/calibration/schemas';
import { Button } from '../button';
import { TextAreaField } from '../field';
import { Fold } from '../fold';
import type { Contesting } from './lesson';
import styles from './lesson.module.css';
import { Problem } from './problem';

/** Where a reviewer says that what was called right is not. Folded until they want to; open when it was refused. */
export function ContestForm({
  assignmentId,
  which = '',
  state,
  send,
  pending,
}: { assignmentId: string; which?: string } & Contesting) {
  const refused = state.status === 'error' && state.values.assignmentId === assignmentId;
  return (
    <Fold summary="I see it differently" open={refused}>
      <form className={styles.contest} action={send} aria-label={`Contest the verdict${which}`}>
        <ContestFields
          assignmentId={assignmentId}
          error={refused ? state.fieldErrors.reason : undefined}
          reason={refused ? state.values.reason : undefined}
        />
        {refused && !state.fieldErrors.reason && <Problem state={state} />}
        <div>
          <Button size="small" pending={pending}>
            Contest this
          </Button>
        </div>
      </form>
    </Fold>
  );
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
  return (
    <>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <TextAreaField
        label="Why do you see it differently?"
        hint="A moderator reads it. If they agree, the text is taken out of use and no longer counts."
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
