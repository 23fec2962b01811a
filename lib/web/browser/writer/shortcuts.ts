export type Shortcut = 'send' | 'cancel' | 'bold' | 'italic' | 'quote' | 'list';

type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

/**
 * What a key asks for while somebody writes; null where it is the browser's, or the keyboard's. On a Mac Control belongs to the
 * text (Control+B is a letter back), elsewhere the Meta key to the system; a combination with Alt may be a letter of its own.
 */
export function shortcutOf(press: Press, isMac: boolean): Shortcut | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing } = press;
  if (isComposing || altKey) return null;
  if (key === 'Escape') return ctrlKey || metaKey || shiftKey ? null : 'cancel';
  if (key === 'Enter') return (ctrlKey || metaKey) && !shiftKey ? 'send' : null;
  if (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey) return null;
  if (shiftKey) return code === 'Period' ? 'quote' : code === 'Digit8' ? 'list' : null;
  const letter = key.toLowerCase();
  return letter === 'b' ? 'bold' : letter === 'i' ? 'italic' : null;
}
