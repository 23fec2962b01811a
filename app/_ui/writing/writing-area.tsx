'use client';

import { useTranslations } from 'next-intl';
import { useRef, type KeyboardEvent } from 'react';
import { BODY_MAX } from '@/lib/screening/limits';
import { classNames } from '../class-names';
import { TextAreaField } from '../field';
import { VisuallyHidden } from '../visually-hidden';
import { applyEdit } from './apply-edit';
import { isMac } from './is-mac';
import { insertBlock, quotation, toggleLines, toggleMark, type TextEdit } from './markdown-marks';
import { pasteRich } from './paste-rich';
import { useSelectedPassage, type Passage } from './selected-passage';
import { shortcutOf, type Shortcut } from './shortcuts';
import { Toolbar, type Tool } from './toolbar';
import styles from './writing.module.css';

type Props = {
  id: string;
  hint?: string;
  error?: string;
  rows: number;
  value: string;
  onType: (text: string) => void;
  /** Addresses of links that are pasted stay; else only their words do. */
  keepsLinks: boolean;
  /** What Escape does; left out, it is the browser's. */
  onEscape?: () => void;
};

/** Where a comment is written: the text, its marks by button and by key, and how long it is. */
export function WritingArea({ id, hint, error, rows, value, onType, keepsLinks, onEscape }: Props) {
  const t = useTranslations('composer');
  const block = useRef<HTMLDivElement>(null);
  const { passage, forget } = useSelectedPassage(block);

  const areaOf = () => block.current?.querySelector('textarea');
  const whose = ({ from }: Passage) => (from ? t('quote.by', { name: from }) : t('quote.article'));
  const apply = (tool: Tool) => {
    const area = areaOf();
    if (!area) return;
    const selected = passage && tool === 'quote' ? quotation(passage.text, whose(passage)) : null;
    applyEdit(area, selected === null ? editBy(tool, area) : insertBlock(selectionIn(area), selected));
    if (selected !== null) forget();
  };
  const act = (shortcut: Shortcut) => {
    // As by its first button, which knows whether it is busy.
    if (shortcut === 'send') areaOf()?.form?.querySelector<HTMLButtonElement>('button[name=intent]')?.click();
    else if (shortcut === 'cancel') onEscape?.();
    else apply(shortcut);
  };
  const press = (event: KeyboardEvent) => {
    const shortcut = shortcutOf(event.nativeEvent, isMac());
    if (!shortcut || (shortcut === 'cancel' && !onEscape)) return;
    event.preventDefault();
    act(shortcut);
  };

  return (
    <div ref={block} className={styles.writing}>
      {/* Before the text, so that the next stop of the Tab key after it is the button that sends it. */}
      <Toolbar areaId={id} use={apply} />
      <TextAreaField
        id={id}
        label={t('label')}
        hint={hint}
        error={error}
        name="body"
        prose
        rows={rows}
        required
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
        onPaste={(event) => pasteRich(event, { keepsLinks })}
      />
      <div className={styles.below}>
        <p className={styles.marks}>{t.rich('marks', { code: (mark) => <code>{mark}</code> })}</p>
        <Count length={lengthOf(value)} />
      </div>
      <p role="status" className={styles.passage}>
        {passage && t('quote.ready', { words: beginning(passage.text) })}
      </p>
    </div>
  );
}

const selectionIn = ({ value, selectionStart: start, selectionEnd: end }: HTMLTextAreaElement) => ({
  value,
  start,
  end,
});

function editBy(tool: Tool, area: HTMLTextAreaElement): TextEdit {
  const selection = selectionIn(area);
  switch (tool) {
    case 'bold':
      return toggleMark(selection, '**');
    case 'italic':
      return toggleMark(selection, '*');
    case 'quote':
      return toggleLines(selection, '> ');
    case 'list':
      return toggleLines(selection, '- ');
  }
}

const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

function Count({ length }: { length: number }) {
  const t = useTranslations('composer.count');
  const left = BODY_MAX - length;
  const near = left < BODY_MAX / 10;
  return (
    <p className={classNames(styles.count, left < 0 && styles.over)}>
      {t('of', { typed: length, most: BODY_MAX })}
      {/* Read out near the end only, and not at every letter. */}
      <span role="status">
        {near && (
          <VisuallyHidden>
            {left < 0 ? t('tooLong') : t('left', { left: Math.ceil((left + 1) / 100) * 100 })}
          </VisuallyHidden>
        )}
      </span>
    </p>
  );
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

// As the server counts: characters as people see them, not units of memory.
const lengthOf = (body: string) => [...characters.segment(body.trim())].length;
