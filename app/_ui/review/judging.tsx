import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Locale } from '@/lib/language/locales';
import type { AssignmentView, ReviewResult, SkipResult } from '@/lib/peer-review/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button } from '../button';
import { Notice } from '../notice';
import styles from './review-panel.module.css';
import { waitForms, waitInWords } from './review-words';
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
  titleId,
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
  titleId: string;
}) {
  return (
    // By its name it is another form for another text: nothing of an answer to one is left for the next.
    <form
      id={`judging-${assignment.id}`}
      className={styles.form}
      aria-labelledby={titleId}
      action={send}
      data-judging
    >
      <input type="hidden" name="assignmentId" value={assignment.id} />
      <Submission assignment={assignment} />
      <VerdictFields of={assignment.id} state={review} sent={sentFor(assignment, review, skip)} keys />
      <VerdictGuide passable={swap !== null} />
      <Answers {...{ review, swap, usedUp, now }} id={assignment.id} from={assignment.notBefore} />
    </form>
  );
}

/**
 * The buttons. Until somebody could have read the text, they say how long that takes: the server's clock decides. Whoever
 * sends a verdict before is asked for patience, and finds it as they chose it.
 */
function Answers({
  id,
  from,
  now,
  review,
  swap,
  usedUp,
}: {
  id: string;
  from: string;
  now: string;
  review: ActionState<ReviewResult>;
  swap: ((form: FormData) => void) | null;
  usedUp: UsedUp | null;
}) {
  const t = useTranslations('review.panel');
  const locale = useLocale() as Locale;
  const seconds = Math.max(0, Math.ceil((Date.parse(from) - Date.parse(now)) / 1_000));
  const waitId = useId();
  return (
    <div className={styles.answers}>
      {isAboutPatience(review) && (
        <Notice live title={review.message}>
          <p>{t('patience')}</p>
        </Notice>
      )}
      {seconds > 0 && (
        <reading-time
          id={waitId}
          className={styles.wait}
          until={from}
          now={now}
          seconds={waitForms(t, locale, 'seconds')}
          minutes={waitForms(t, locale, 'minutes')}
        >
          {waitInWords(t, seconds)}
        </reading-time>
      )}
      {!swap && usedUp && <p className={styles.wait}>{t(`usedUp.${usedUp}`)}</p>}
      <div className={styles.send}>
        {/* Read out with the button, and not at every second. */}
        <Button
          tone="primary"
          data-queue={`judging-${id}`}
          aria-describedby={seconds > 0 ? waitId : undefined}
        >
          {t('submit')}
        </Button>
        {swap && (
          <Button formAction={swap} formNoValidate>
            {t('skip')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** That the last one was passed on, below the heading of the one that is there instead: it is read out with it. */
export function Skipped({ id }: { id: string }) {
  const t = useTranslations('review.panel');
  return (
    <p id={id} className={styles.own}>
      {t('skipped')}
    </p>
  );
}

/** Whether the last one was passed on, and there is another in its place. */
export const isSkipped = (shown: AssignmentView | null | undefined, skip: ActionState<SkipResult>): boolean =>
  Boolean(shown) && skip.status === 'done' && hasMadeWay(shown, skip);

/** A verdict came before anybody could have read the text. */
export const isAboutPatience = ({ status, code }: ActionState<unknown>): boolean =>
  status === 'error' && code === 'too-fast';

/** Whether what was judged or passed on is no longer what there is to judge: then what is next is news. */
export const hasMadeWay = (
  shown: AssignmentView | null | undefined,
  ...states: ActionState<unknown>[]
): boolean => states.some(({ status, values }) => status !== 'idle' && values.assignmentId !== shown?.id);

/** Whether it was of a duty that something was judged or passed on. */
export const isForDuty = (review: ActionState<ReviewResult>, skip: ActionState<SkipResult>): boolean =>
  Boolean(review.result?.comment) || (skip.result !== undefined && 'assignments' in skip.result);

/** What was sent about this very assignment and not accepted. A verdict on a text that has changed is to be given anew. */
function sentFor({ id }: AssignmentView, ...states: ActionState<unknown>[]): ActionState['values'] {
  const refused = states.find(({ status, values }) => status === 'error' && values.assignmentId === id);
  if (!refused) return {};
  const { verdict = '', ...rest } = refused.values;
  return refused.code === 'stale-revision' ? rest : { ...rest, verdict };
}
