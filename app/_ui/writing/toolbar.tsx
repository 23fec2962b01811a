import { useTranslations } from 'next-intl';
import { Icon } from '../icon';
import styles from './writing.module.css';

/** Marks that script sets by button. The keys are those of most machines; where others do the same, script says so. */
const tools = [
  ['bold', 'Control+B'],
  ['italic', 'Control+I'],
  ['quote', 'Control+Shift+.'],
  ['list', 'Control+Shift+8'],
] as const;

/** Marks by buttons: one stop of the Tab key, with arrow keys inside (the toolbar pattern of WAI-ARIA). Seen where script can set them. */
export function Toolbar({ areaId }: { areaId: string }) {
  const t = useTranslations('composer.tools');
  return (
    <div role="toolbar" aria-label={t('label')} aria-controls={areaId} className={styles.toolbar}>
      {tools.map(([tool, keys], index) => (
        <button
          key={tool}
          type="button"
          tabIndex={index === 0 ? 0 : -1}
          className={styles.tool}
          aria-label={t(tool)}
          title={t(tool)}
          aria-keyshortcuts={keys}
          data-tool={tool}
        >
          <Icon name={tool} size={17} />
        </button>
      ))}
    </div>
  );
}
