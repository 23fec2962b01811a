'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useId } from 'react';
import type { JudgedPractice, PracticeView } from '@/lib/peer-review/practice/schemas';
import { arrival } from '../arrival';
import { Button } from '../button';
import { Fold } from '../fold';
import { untouched, type FormAction } from '../form-state';
import { Prose } from '../prose';
import { Comparison } from './lesson';
import lessonStyles from './lesson.module.css';
import { Problem } from './problem';
import styles from './review-panel.module.css';
import submission from './submission.module.css';
import { VerdictChoices } from './verdict-fields';
import { VerdictGuide } from './verdict-guide';

/** Comments to practise on for whoever may not review yet: the last one with its answer, and the next. */
export function PracticePanel({
  practice: { next, latest, done, of },
  judge,
}: {
  practice: PracticeView;
  /** Takes `itemId` and `verdict`. */
  judge: FormAction<PracticeView>;
}) {
  const [state, send] = useActionState(judge, untouched);
  const t = useTranslations('review.practice');
  const panel = useTranslations('review.panel');
  const titleId = useId();
  return (
    <review-panel className={styles.element} keys={panel('keys')}>
      <section className={styles.panel} aria-label={t('name')}>
        <header className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {t('title')}
          </h2>
          <p className={styles.own}>{t('intro', { of })}</p>
          <p className={styles.wait}>{t('done', { done, of })}</p>
        </header>
        <Problem state={state} />
        {latest && <Lesson latest={latest} isNews={state.status === 'done'} />}
        {next ? (
          <form
            id={`judging-${next.itemId}`}
            className={styles.form}
            aria-labelledby={titleId}
            action={send}
            data-judging
          >
            <input type="hidden" name="itemId" value={next.itemId} />
            <div className={submission.text} role="group" aria-label={panel('submission.text')} tabIndex={0}>
              <Prose html={next.bodyHtml} lang={next.language} />
            </div>
            <VerdictChoices of={next.itemId} error={state.fieldErrors.verdict} sent={{}} keys />
            <VerdictGuide passable={false} />
            <div className={styles.send}>
              <Button tone="primary">{panel('submit')}</Button>
            </div>
          </form>
        ) : (
          <p role="status">{t('over')}</p>
        )}
      </section>
    </review-panel>
  );
}

function Lesson({ latest, isNews }: { latest: JudgedPractice; isNews: boolean }) {
  const t = useTranslations('review.panel.lesson');
  const correct = latest.given === latest.verdict;
  return (
    <aside className={lessonStyles.lesson} aria-label={t('name')}>
      <div className={lessonStyles.body} role="status" {...(isNews && arrival)}>
        <p className={lessonStyles.title}>{t(correct ? 'thisWell' : 'thisOtherwise')}</p>
        <Comparison lesson={{ ...latest, correct }} />
      </div>
      <Fold summary={t('readAgain')}>
        <Prose kind="comment" html={latest.bodyHtml} lang={latest.language} />
      </Fold>
    </aside>
  );
}
