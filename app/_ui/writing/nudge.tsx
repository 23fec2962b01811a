import { useTranslations } from 'next-intl';
import { arrival } from '../arrival';
import { Notice } from '../notice';
import styles from './writing.module.css';

/** What an author may want to change before they send it: a sentence, and the rule that it is about. */
export type NudgeView = { text: string; rule: { key: string; title: string } | null };

/**
 * What was foreseen about a text, said once before it is sent. Takes the focus, as the answer to sending it; the form goes on as
 * it was, and sends the text when it is asked to again.
 */
export function Nudge({ about }: { about: NudgeView[] | undefined }) {
  const t = useTranslations('composer.nudge');
  if (!about) return null;
  return (
    <div {...arrival}>
      <input type="hidden" name="nudged" value="1" />
      <Notice title={t('title')}>
        <ul className={styles.nudge}>
          {about.map(({ text, rule }) => (
            <li key={text}>
              {text}
              {rule && (
                <>
                  {' '}
                  {t('rule')}{' '}
                  <a href={`/policy#${rule.key}`} target="_blank">
                    {rule.title}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
        <p>{t('ways')}</p>
      </Notice>
    </div>
  );
}
