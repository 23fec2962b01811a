import { useTranslations } from 'next-intl';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { LessonView } from '@/lib/peer-review/thanks/schemas';
import { Fold } from '../fold';
import { linkTo } from '../link-to';
import { Prose } from '../prose';
import { ContestForm, type Contesting, type Which } from './contest-form';
import styles from './lesson.module.css';
import { missInWords } from './review-words';

/** What there is to learn from the practice text that was just judged (R7), and what follows from it (R13). */
export function LatestLesson({ lesson, contesting }: { lesson: LessonView; contesting: Contesting }) {
  const t = useTranslations('review.panel');
  const { correct, verdict, standing, counted } = lesson;
  if (correct === null)
    return (
      <aside className={styles.lesson} aria-label={t('lesson.name')}>
        <PastLesson {...{ lesson, contesting }} live />
      </aside>
    );
  return (
    <aside className={styles.lesson} aria-label={t('lesson.name')}>
      <div role="status" className={styles.body}>
        <p className={styles.title}>
          {correct ? t('lesson.well') : t('lesson.otherwise', { answer: t(`choices.${verdict}.label`) })}
        </p>
        <p>
          {t('lesson.known')} {!correct && missInWords(t, lesson)}
        </p>
        <Comparison lesson={lesson} />
        {!counted && <p>{t('lesson.uncounted')}</p>}
        {standing && (
          <p className={styles.standing}>
            {t(`lesson.standing.${standing}`)} {t.rich('lesson.record', { record: linkTo('/my-reviews') })}
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
  which?: Which;
  /** It is read out when it appears. */
  live?: boolean;
}) {
  const t = useTranslations('review.panel.lesson');
  const { correct } = lesson;
  return (
    <div className={styles.body} role={live ? 'status' : undefined}>
      <p className={styles.title}>
        {correct === null && t('outOfUse')}
        {correct === true && t('thisWell')}
        {correct === false && t('thisOtherwise')}
      </p>
      {correct === null ? <p>{t('lookedAtAgain')}</p> : <Comparison lesson={lesson} />}
      <Rest lesson={lesson} contesting={contesting} which={which} />
    </div>
  );
}

/** What was found, what is right, and why. */
export function Comparison({
  lesson: { given, verdict, correct, explanation },
}: {
  lesson: Pick<LessonView, 'given' | 'verdict' | 'correct' | 'explanation'>;
}) {
  const t = useTranslations('review.panel');
  const right = t(`choices.${verdict}.label`);
  return (
    <dl className={styles.comparison}>
      <div>
        <dt>{t('lesson.chose')}</dt>
        <dd>{t(`choices.${given}.label`)}</dd>
      </div>
      <div>
        <dt>{t('lesson.right')}</dt>
        <dd>{correct ? t('lesson.asYouFound', { answer: right }) : right}</dd>
      </div>
      <div>
        <dt>{t('lesson.why')}</dt>
        <dd dir="auto">{explanation}</dd>
      </div>
    </dl>
  );
}

function Rest({ lesson, contesting, which }: { lesson: LessonView; contesting: Contesting; which?: Which }) {
  const t = useTranslations('review.panel.lesson');
  const { bodyHtml, language, correct, contest } = lesson;
  return (
    <>
      <Fold summary={t('readAgain')}>
        <Prose kind="comment" html={bodyHtml} lang={language} />
      </Fold>
      {contest && <Contested contest={contest} />}
      {correct === false && !contest && (
        <ContestForm assignmentId={lesson.assignmentId} which={which} {...contesting} />
      )}
    </>
  );
}

function Contested({ contest: { reason, outcome, note } }: { contest: ContestView }) {
  const t = useTranslations('review.panel.lesson');
  return (
    <div className={styles.contested} role="status">
      <p>{t.rich('contested', { q: (words) => <q>{words}</q>, reason })}</p>
      {outcome === null && <p>{t('pending')}</p>}
      {outcome === 'KEPT' && (
        <p>
          {t('kept')} {note}
        </p>
      )}
      {outcome === 'RETIRED' && (
        <p>
          {t('retired')} {note}
        </p>
      )}
    </div>
  );
}
