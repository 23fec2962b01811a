import { useTranslations } from 'next-intl';
import type { WaitView } from '@/lib/web/own-page/schemas';
import styles from './waits.module.css';

/** What waits for somebody who is signed in; null where the page is for all members: script fills it in (`<own-page>`). */
type Props = { waits: WaitView[] | null };

/** In the menu, what else than notices waits: those are the bell's. */
export function WaitsInMenu({ waits }: Props) {
  const shown = (waits ?? []).filter(({ kind }) => kind !== 'notices');
  return (
    <ul role="list" className={styles.menu} hidden={shown.length === 0} data-own-waits="comment reviews">
      <Items waits={shown} />
    </ul>
  );
}

/** A line of them. It is there before it is filled, so that nothing moves. */
export function WaitsInLine({ waits }: Props) {
  const t = useTranslations('site.waits');
  return (
    <nav className={styles.line} aria-label={t('title')}>
      <ul role="list" className={styles.items} data-own-waits="comment reviews notices" data-none={t('none')}>
        {waits === null && (
          <li>
            <a href="/account#waits">{t('title')}</a>
          </li>
        )}
        {waits?.length === 0 && <li>{t('none')}</li>}
        <Items waits={waits ?? []} />
      </ul>
    </nav>
  );
}

/** All of them, on the page about oneself. */
export function WaitsAsList({ waits }: { waits: WaitView[] }) {
  const t = useTranslations('site.waits');
  if (waits.length === 0) return <p>{t('none')}</p>;
  return (
    <ul role="list" className={styles.list}>
      <Items waits={waits} />
    </ul>
  );
}

const Items = ({ waits }: { waits: WaitView[] }) =>
  waits.map(({ kind, href, label, words }) => (
    <li key={kind}>
      <a href={href}>
        <b>{label}</b> {words}
      </a>
    </li>
  ));
