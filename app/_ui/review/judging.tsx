import { useTranslations } from 'next-intl';
import { useId, type RefObject } from 'react';
import type { AssignmentView, ReviewResult, SkipResult } from '@/lib/peer-review/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button, ButtonRow } from '../button';
import { Notice } from '../notice';
import { useScripted } from '../scripted';
import { useSecondsUntil } from './reading-time';
import styles from './review-panel.module.css';
import { waitInWords } from './review-words';
import { Submission } from './submission';
import { VerdictFields } from './verdict-fields';
import { VerdictGuide } from './verdict-guide';

/** What of the comments that somebody may pass on is used up. */
type UsedUp = 'batch' | 'day';

/** One thing to judge: its text, the answers, and the buttons. */
export function Judging({
  assignment,
  now,
  review,
  skip,
  send,
  swap,
  usedUp,
  pending,
  titleId,
  form,
}: {
  assignment: AssignmentView;
  now: string;
  review: ActionState<ReviewResult>;
  skip: ActionState<SkipResult>;
  send: (form: FormData) => void;
  /** Null where nothing may be passed on any more. */
  swap: ((form: FormData) => void) | null;
  /** Then: whether of this batch, or today; null where nothing ever may be. */
  usedUp: UsedUp | null;
  pending: boolean;
  titleId: string;
  form: RefObject<HTMLFormElement | null>;
}) {
  const keys = useScripted();
  return (
    <form className={styles.form} aria-labelledby={titleId} action={send} ref={form}>
      <input type="hidden" name="assignmentId" value={assignment.id} />
      <Submission assignment={assignment} />
      <VerdictGuide passable={swap !== null} />
      <VerdictFields state={review} sent={sentFor(assignment, review, skip)} keys={keys} />
      <Answers {...{ review, pending, swap, usedUp, now }} from={assignment.notBefore} />
    </form>
  );
}

/**
 * The buttons. Until somebody could have read the text, they say how long that takes: the server's clock decides. Whoever
 * sends a verdict before is asked for patience, and finds it as they chose it.
 */
function Answers({
  from,
  now,
  review,
  pending,
  swap,
  usedUp,
}: {
  from: string;
  now: string;
  review: ActionState<ReviewResult>;
  pending: boolean;
  swap: ((form: FormData) => void) | null;
  usedUp: UsedUp | null;
}) {
  const t = useTranslations('review.panel');
  const seconds = useSecondsUntil(from, now);
  const waitId = useId();
  return (
    <div className={styles.answers}>
      {isAboutPatience(review) && (
        <Notice live title={review.message}>
          <p>{t('patience')}</p>
        </Notice>
      )}
      {seconds > 0 && (
        <p id={waitId} className={styles.wait}>
          {t('wait', { time: waitInWords(t, seconds) })}
        </p>
      )}
      <ButtonRow>
        {/* Read out with the button, and not at every second. */}
        <Button tone="primary" pending={pending} aria-describedby={seconds > 0 ? waitId : undefined}>
          {t('submit')}
        </Button>
        {swap && (
          <Button formAction={swap} formNoValidate pending={pending}>
            {t('skip')}
          </Button>
        )}
      </ButtonRow>
      {!swap && usedUp && <p className={styles.wait}>{t(`usedUp.${usedUp}`)}</p>}
    </div>
  );
}

/** A verdict came before anybody could have read the text. */
export const isAboutPatience = ({ status, code }: ActionState<unknown>): boolean =>
  status === 'error' && code === 'too-fast';

/** What was sent about this very assignment and not accepted. A verdict on a text that has changed is to be given anew. */
function sentFor({ id }: AssignmentView, ...states: ActionState<unknown>[]): ActionState['values'] {
  const refused = states.find(({ status, values }) => status === 'error' && values.assignmentId === id);
  if (!refused) return {};
  const { verdict = '', ...rest } = refused.values;
  return refused.code === 'stale-revision' ? rest : { ...rest, verdict };
}
