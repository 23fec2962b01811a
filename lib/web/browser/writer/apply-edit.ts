import type { TextEdit } from './markdown-marks';

/** Changes a text area as typing would: its form hears of it, and the browser can undo it. */
export function applyEdit(area: HTMLTextAreaElement, { from, to, text, select }: TextEdit): void {
  area.focus();
  area.setSelectionRange(from, to);
  const command = text === '' ? 'delete' : 'insertText';
  // Old, and the one way that keeps what can be undone. Where it is gone, the change is made all the same.
  if (!document.execCommand(command, false, text)) {
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(...select);
}
