import { useFormatter, useTranslations } from 'next-intl';
import { countCharacters } from '@/lib/platform/text/normalise';
import { BODY_MAX, LEAST_LETTERS, LEAST_WORDS } from '@/lib/screening/limits';
import { TextAreaField } from '../field';
import { VisuallyHidden } from '../visually-hidden';
import { Toolbar } from './toolbar';
import styles from './writing.module.css';

type Props = {
  id: string;
  text: string;
  hint?: string;
  error?: string;
  rows: number;
  placeholder?: string;
};

/** Where a comment is written: the text, its marks, and how long it is. */
export function WritingArea({ id, text, hint, error, rows, placeholder }: Props) {
  const t = useTranslations('composer');
  const errors = useTranslations('errors.codes');
  return (
    <div className={styles.writing}>
      {/* Before the text, so that the next stop of the Tab key after it is the button that sends it. */}
      <Toolbar areaId={id} />
      <TextAreaField
        id={id}
        label={t('label')}
        hint={hint}
        error={error}
        name="body"
        prose
        rows={rows}
        placeholder={placeholder}
        required
        defaultValue={text}
        data-short={errors('body-too-short', { limit: LEAST_LETTERS, leastWords: LEAST_WORDS })}
        {...(error && { 'data-arrival': '', autoFocus: true })}
      />
      <div className={styles.below}>
        <p className={styles.marks}>{t.rich('marks', { code: (mark) => <code>{mark}</code> })}</p>
        <Count length={countCharacters(text.trim())} />
      </div>
      <p
        role="status"
        className={styles.passage}
        data-passage={t('quote.ready', { words: '%' })}
        data-by={t('quote.by', { name: '%' })}
        data-article={t('quote.article')}
        data-scripted=""
      />
    </div>
  );
}

function Count({ length }: { length: number }) {
  const t = useTranslations('composer.count');
  const { number } = useFormatter();
  return (
    <p
      className={styles.count}
      data-count={t('of', { typed: '%', most: BODY_MAX })}
      data-left={t('left', { left: '%' })}
      data-over={t('tooLong')}
      data-too-long={length > BODY_MAX || undefined}
    >
      <span data-typed="">{t('of', { typed: number(length), most: BODY_MAX })}</span>
      <VisuallyHidden>
        <span role="status" data-near="" />
      </VisuallyHidden>
    </p>
  );
}
