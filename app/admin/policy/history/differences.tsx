import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SettingChange } from '@/lib/policy/compare-settings';
import { differencesInWords } from '../difference-in-words';
import styles from './history.module.css';

/** What differs between two versions: each setting, as it was and as it is; of a list, what went and what came. */
export function Differences({ label, changes }: { label: string; changes: readonly SettingChange[] }) {
  const t = useTranslations('settings');
  const lines = differencesInWords(changes, t);
  if (lines.length === 0) return <p className={styles.soft}>{t('history.nothing')}</p>;
  return (
    <dl className={styles.differences} aria-label={label}>
      {lines.map(({ name, label: setting, ofList, from, to }) => (
        <div key={name}>
          <dt>{setting}</dt>
          {ofList ? (
            <dd>
              {from && <p>{t.rich('history.gone', { words: from, was })}</p>}
              {to && <p>{t('history.come', { words: to })}</p>}
              {!from && !to && <p>{t('history.otherOrder')}</p>}
            </dd>
          ) : (
            <dd>{t.rich('history.fromTo', { from, to, was })}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const was = (words: ReactNode) => <del className={styles.was}>{words}</del>;
