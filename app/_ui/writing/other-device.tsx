import { useTranslations } from 'next-intl';
import { Button, ButtonRow } from '../button';
import { Notice } from '../notice';
import styles from './writing.module.css';

const choices = ['both', 'mine', 'theirs'] as const;

/** The place and the words for when two devices have different texts: both are shown, and the writer says what becomes of them. */
export function OtherDevice() {
  const t = useTranslations('composer.other');
  return (
    <>
      <div role="status" className={styles.otherPlace} data-other="" data-scripted="" />
      <template data-other="">
        <Notice title={t('title')}>
          <p>{t('text')}</p>
          <blockquote dir="auto" className={styles.other} />
          <ButtonRow>
            {choices.map((choice) => (
              <Button key={choice} type="button" size="small" data-choice={choice}>
                {t(choice)}
              </Button>
            ))}
          </ButtonRow>
        </Notice>
      </template>
    </>
  );
}
