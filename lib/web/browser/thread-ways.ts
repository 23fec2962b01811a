import { withStorage } from './kept-texts';
import { putAgain } from './put-again';

const SWITCH = 'thread-visit input';
/** On this device the key is switched off. */
const KEY_OFF = 'trialogue.key-off';
const isOn = () => !withStorage((storage) => storage.getItem(KEY_OFF));
let folded = false;

/** What the buttons of `<thread-visit>` do: one folds and unfolds all replies, the other goes on to what is new. */
export function press(button: HTMLElement): void {
  if (!button.matches('[data-fold]')) return goOn();
  folded = !folded;
  fold(button);
  const status = button.parentElement?.querySelector('[role=status]');
  if (status) status.textContent = (folded ? button.dataset.saidOn : button.dataset.saidOff) ?? '';
}

function fold(button: HTMLElement): void {
  for (const branch of document.querySelectorAll<HTMLDetailsElement>('[data-branch]')) branch.open = !folded;
  button.textContent = (folded ? button.dataset.on : button.dataset.off) ?? '';
}

/** Where the reader was led last, while nothing else has the focus than the button that leads on. */
let last: HTMLElement | undefined;

/** To the first that is new after where the reader is, or from the last to the first again. */
function goOn(): void {
  const found = [...document.querySelectorAll<HTMLElement>('[data-new]')];
  const active = document.activeElement ?? document.body;
  const here = active.closest('thread-visit') && last?.isConnected ? last : active;
  const isAfter = (one: Node) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = found.find(isAfter) ?? found[0];
  last = next;
  for (let around = next?.closest('details'); around; around = around.parentElement?.closest('details'))
    around.open = true;
  next?.focus();
  next?.scrollIntoView();
}

/** A key by itself is nobody's who types, or who has switched it off. */
function isFree({ target, ctrlKey, altKey, metaKey, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  const place = target as HTMLElement;
  const types =
    place.isContentEditable || place.matches('input:not([type=checkbox], [type=radio]), textarea, select');
  return !(types || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) && isOn();
}

document.addEventListener('keydown', (event) => {
  // On a keyboard of other letters it is the key in the same place.
  const isN = event.key === 'n' || (event.code === 'KeyN' && !/^[a-z]$/i.test(event.key));
  if (isN && isFree(event) && document.querySelector('thread-visit')) goOn();
});
document.addEventListener('change', ({ target }) => {
  const box = target as HTMLInputElement;
  if (box.matches(SWITCH)) withStorage((storage) => storage.setItem(KEY_OFF, box.checked ? '' : '1'));
});
putAgain(() => {
  const box = document.querySelector<HTMLInputElement>(SWITCH);
  if (box) box.checked = isOn();
  const button = document.querySelector<HTMLElement>('thread-visit [data-fold]');
  if (button && folded) fold(button);
});
