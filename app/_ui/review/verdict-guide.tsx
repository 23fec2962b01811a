import { useTranslations } from 'next-intl';
import { verdicts } from '@/lib/peer-review/limits';
import { linkTo } from '../link-to';
import styles from './verdict-guide.module.css';

/** Two texts for each answer: whether it fits the second one too. None of them is among the practice texts. */
const SECOND_FITS = { YES: true, NOT_CIVIL: false, MISINFORMATION: false };

/** The answers explained with examples, for whoever wants them; `passable`: the text may be passed on. */
export function VerdictGuide({ passable }: { passable: boolean }) {
  const t = useTranslations('review.panel.guide');
  const choice = useTranslations('review.panel.choices');
  return (
    <details className={styles.guide}>
      <summary>{t('title')}</summary>
      <dl>
        {verdicts.map((verdict) => {
          const answer = choice(`${verdict}.label`);
          const examples = [
            { key: 'first', fits: true },
            { key: 'second', fits: SECOND_FITS[verdict] },
          ] as const;
          return (
            <div key={verdict} className={styles.answer}>
              <dt>{answer}</dt>
              <dd>
                <p>{t(`${verdict}.rule`)}</p>
                <ul role="list">
                  {examples.map(({ key, fits }) => (
                    <li key={key}>
                      <q>{t(`${verdict}.${key}.text`)}</q>{' '}
                      <span className={styles.why}>
                        <strong>
                          {fits ? t('is', { answer }) : t('not', { answer: answer.toLowerCase() })}
                        </strong>{' '}
                        {t(`${verdict}.${key}.why`)}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
      <p>
        {passable && t('unsure')} {t.rich('how', { how: linkTo('/how-peer-review-works') })}
      </p>
    </details>
  );
}
