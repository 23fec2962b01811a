import { applyEdit } from './apply-edit';
import { toggleLines, toggleMark, type TextEdit } from './markdown-marks';

/** Marks that have a button. */
export type Tool = 'bold' | 'italic' | 'quote' | 'list';

/** Sets or takes away a mark where the cursor is. */
export function applyTool(tool: Tool, area: HTMLTextAreaElement): void {
  applyEdit(area, editBy(tool, area));
}

function editBy(
  tool: Tool,
  { value, selectionStart: start, selectionEnd: end }: HTMLTextAreaElement,
): TextEdit {
  const selection = { value, start, end };
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

/** One stop of the Tab key, with arrow keys inside (the toolbar pattern of WAI-ARIA). */
export function moveInToolbar(event: KeyboardEvent, bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const to =
    { Home: 0, End: buttons.length - 1 }[event.key] ??
    (/^Arrow(Left|Right)$/.test(event.key) ? at + (event.key === forward ? 1 : -1) : null);
  if (to === null) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}
