import { useTranslations } from 'next-intl';
import styles from './writing.module.css';

/** The keys, for whoever looks for them. */
export function WritingKeys({ canCancel }: { canCancel: boolean }) {
  const t = useTranslations('composer.keys');
  const keys = [
    ['send', 'Ctrl', '↵'],
    ['bold', 'Ctrl', 'B'],
    ['italic', 'Ctrl', 'I'],
    ['quote', 'Ctrl', '⇧', '.'],
    ['list', 'Ctrl', '⇧', '8'],
    ...(canCancel ? ([['cancel', 'Esc']] as const) : []),
  ] as const;
  return (
    <details className={styles.keys}>
      <summary>{t('title')}</summary>
      <dl>
        {keys.map(([does, ...pressed]) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key === '↵' ? t('enter') : key === '⇧' ? t('shift') : key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('mac')}</p>
    </details>
  );
}
