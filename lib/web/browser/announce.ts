import { make, shadowOf } from './shadow';

const CSS = `[role=status] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }`;

let place: HTMLElement | undefined;

/** Has something read out that is seen, and that takes no focus. */
export function announce(words: string): void {
  // A page that took the place of the one before has it no longer.
  if (!place?.isConnected) document.body.append((place = make('div', { 'data-scripted': '' })));
  const said = make('span', { role: 'status' });
  shadowOf(place, CSS).replaceChildren(said);
  // A place that is announced has to be there before what it says.
  setTimeout(() => (said.textContent = words));
}
