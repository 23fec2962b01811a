'use client';

import { useTranslations } from 'next-intl';
import { useRef, type KeyboardEvent } from 'react';
import { Icon, type IconName } from '../icon';
import { useScripted } from '../scripted';
import { useIsMac } from './is-mac';
import styles from './writing.module.css';

export type Tool = 'bold' | 'italic' | 'quote' | 'list';

const tools: readonly { tool: Tool; icon: IconName; keys: string }[] = [
  { tool: 'bold', icon: 'bold', keys: 'B' },
  { tool: 'italic', icon: 'italic', keys: 'I' },
  { tool: 'quote', icon: 'quote', keys: 'Shift+.' },
  { tool: 'list', icon: 'list', keys: 'Shift+8' },
];

/** Marks by buttons: one stop of the Tab key, with arrow keys inside (the toolbar pattern of WAI-ARIA). Needs script, and hides without. */
export function Toolbar({ areaId, use }: { areaId: string; use: (tool: Tool) => void }) {
  const t = useTranslations('composer.tools');
  const bar = useRef<HTMLDivElement>(null);
  const isScripted = useScripted();
  const modifier = useIsMac() ? 'Meta' : 'Control';

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to =
      { Home: 0, End: buttons.length - 1 }[event.key] ??
      (/^Arrow(Left|Right)$/.test(event.key) ? at + (event.key === forward ? 1 : -1) : null);
    if (to === null) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('label')}
      aria-controls={areaId}
      className={styles.toolbar}
      onKeyDown={move}
    >
      {tools.map(({ tool, icon, keys }, index) => (
        <button
          key={tool}
          type="button"
          tabIndex={index === 0 ? 0 : -1}
          disabled={!isScripted}
          className={styles.tool}
          aria-label={t(tool)}
          title={t(tool)}
          aria-keyshortcuts={`${modifier}+${keys}`}
          // What is selected stays selected: it is what the button is about.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => use(tool)}
        >
          <Icon name={icon} size={17} />
        </button>
      ))}
    </div>
  );
}
