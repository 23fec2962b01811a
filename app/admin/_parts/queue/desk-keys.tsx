import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import styles from './desk-keys.module.css';

/** What they do, in the order in which it is told; `f` and `d` are those of other desks. */
const keys = {
  next: 'j',
  previous: 'k',
  publish: 'f',
  reject: 'd',
  remove: 'r',
  undo: 'u',
  select: 'x',
  sanction: 'b',
  queue: 't',
  one: 'z',
  find: '/',
  choose: '1 – 8',
  send: 'Ctrl + Enter',
  back: 'Esc',
  help: '?',
} as const;
const acts = Object.keys(keys) as (keyof typeof keys)[];

/** Has keys do what the elements inside do, and says which, where script runs and there is a keyboard. */
export function DeskKeys({ children }: { children: ReactNode }) {
  const t = useTranslations('desk.keys');
  return (
    <desk-keys>
      <details data-menu className={styles.keys}>
        <summary data-key="?">{t('title')}</summary>
        <div className={styles.panel}>
          <dl className={styles.list}>
            {acts.map((act) => (
              <div key={act}>
                <dt>
                  <Key act={act} />
                </dt>
                <dd id={`key-does-${act}`}>{t(`acts.${act}`)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.other}>
            {t('other')}{' '}
            <Button type="button" size="small" data-usual-keys>
              {t('usual')}
            </Button>
          </p>
          <label className={styles.switch}>
            <input type="checkbox" defaultChecked data-switch />
            {t('switch')}
          </label>
        </div>
      </details>
      {children}
    </desk-keys>
  );
}

/** A letter can be given up for another one. */
function Key({ act }: { act: keyof typeof keys }) {
  const key = keys[act];
  if (!/^[a-z/]$/.test(key)) return <kbd>{key}</kbd>;
  return (
    <input
      className={styles.key}
      defaultValue={key}
      maxLength={1}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      data-chooses={key}
      aria-labelledby={`key-does-${act}`}
    />
  );
}
