import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { LessonView } from '@/lib/peer-review/thanks/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { Fold } from '../fold';
import { Prose } from '../prose';
import { ContestForm } from './contest-form';
import styles from './lesson.module.css';
import { choices, missInWords, standingChangeInWords } from './review-words';

/** What `useActionState` has of a form that contests a lesson. */
export type Contesting = {
  state: ActionState<ContestView>;
  send: (form: FormData) => void;
  pending: boolean;
};

/** What there is to learn from the practice text that was just judged (R7), and what follows from it (R13). */
export function LatestLesson({ lesson, contesting }: { lesson: LessonView; contesting: Contesting }) {
  const { correct, verdict, standing, counted } = lesson;
  if (correct === null)
    return (
      <aside className={styles.lesson} aria-label="About your last review">
        <PastLesson {...{ lesson, contesting }} live />
      </aside>
    );
  return (
    <aside className={styles.lesson} aria-label="About your last review">
      <div role="status" className={styles.body}>
        <p className={styles.title}>
          {correct ? 'You judged that one well' : `We would have chosen “${choices[verdict].label}”`}
        </p>
        <p>The last comment was one whose answer we know. {!correct && missInWords(lesson)}</p>
        <Comparison lesson={lesson} />
        {!counted && <p>This review does not count for your comment: another text takes its place.</p>}
        {standing && (
          <p className={styles.standing}>
            {standingChangeInWords[standing]} <a href="/my-reviews">Your record as a reviewer</a> shows what
            it rests on.
          </p>
        )}
      </div>
      <Rest lesson={lesson} contesting={contesting} />
    </aside>
  );
}

/** The same of one among several, to be looked at again. */
export function PastLesson({
  lesson,
  contesting,
  which,
  live = false,
}: {
  lesson: LessonView;
  contesting: Contesting;
  /** Tells the form that contests it from those of the others. */
  which?: string;
  /** It is read out when it appears. */
  live?: boolean;
}) {
  const { correct } = lesson;
  return (
    <div className={styles.body} role={live ? 'status' : undefined}>
      <p className={styles.title}>
        {correct === null && 'This text is out of use'}
        {correct === true && 'You judged this one well'}
        {correct === false && 'We would have chosen otherwise'}
      </p>
      {correct === null ? (
        <p>
          It was there for practice, and is looked at again. Your answer counts neither for nor against you.
        </p>
      ) : (
        <Comparison lesson={lesson} />
      )}
      <Rest lesson={lesson} contesting={contesting} which={which} />
    </div>
  );
}

function Comparison({ lesson: { given, verdict, correct, explanation } }: { lesson: LessonView }) {
  return (
    <dl className={styles.comparison}>
      <div>
        <dt>You chose</dt>
        <dd>{choices[given].label}</dd>
      </div>
      <div>
        <dt>Right was</dt>
        <dd>
          {choices[verdict].label}
          {correct && ', as you found'}
        </dd>
      </div>
      <div>
        <dt>Why</dt>
        <dd>{explanation}</dd>
      </div>
    </dl>
  );
}

function Rest({ lesson, contesting, which }: { lesson: LessonView; contesting: Contesting; which?: string }) {
  const { bodyHtml, correct, contest } = lesson;
  return (
    <>
      <Fold summary="Read it again">
        <Prose kind="comment" html={bodyHtml} />
      </Fold>
      {contest && <Contested contest={contest} />}
      {correct === false && !contest && (
        <ContestForm assignmentId={lesson.assignmentId} which={which} {...contesting} />
      )}
    </>
  );
}

function Contested({ contest: { reason, outcome, note } }: { contest: ContestView }) {
  return (
    <div className={styles.contested} role="status">
      <p>
        You contested this: <q>{reason}</q>
      </p>
      {outcome === null && <p>A moderator will look at it. You need not wait for that.</p>}
      {outcome === 'KEPT' && <p>A moderator looked at it, and the verdict stands. {note}</p>}
      {outcome === 'RETIRED' && (
        <p>A moderator agreed: the text is out of use, and no longer counts against anybody. {note}</p>
      )}
    </div>
  );
}
