import { TOKENS, type Look } from './messages';

/** Against what is behind them: letters (WCAG 1.4.3), and the border of what is filled in or pressed (1.4.11). */
const LETTERS = ['ink', 'ink-soft', 'ink-faint', 'accent', 'danger'];
const GROUNDS = ['paper', 'paper-raised', 'paper-sunk'];
const enoughFor = (name: string): number => (name === 'outline' ? 3 : 4.5);

/**
 * Shows a page as the one around it would have it: its scheme, and those properties of the design system that it may give. A colour that
 * could not be read against what is behind it is refused, and ours stays.
 */
export function applyLook({ scheme, tokens }: Look): void {
  const root = document.documentElement;
  if (scheme === 'light' || scheme === 'dark') root.dataset.theme = scheme;
  else delete root.dataset.theme;
  for (const name of [...TOKENS, ...DERIVED]) set(name, '');
  const given = TOKENS.filter((name) => isSuch(name, tokens[name]));
  for (const name of given) set(name, tokens[name] ?? '');
  refuseUnread(given);
  // Grounds on which something of ours cannot be read any more go, and what was only right on them.
  if (GROUNDS.some((ground) => given.includes(ground)) && LETTERS.some((name) => !isRead(name)))
    for (const ground of GROUNDS) set(ground, '');
  refuseUnread(given);
  if (given.includes('accent') && root.style.getPropertyValue('--accent')) deriveFromAccent();
}

const refuseUnread = (given: string[]): void => {
  for (const name of [...LETTERS, 'outline']) if (given.includes(name) && !isRead(name)) set(name, '');
};

const isRead = (name: string): boolean =>
  GROUNDS.every((ground) => contrast(`var(--${name})`, `var(--${ground})`) >= enoughFor(name));

const DERIVED = ['accent-strong', 'accent-wash', 'on-accent'];

function deriveFromAccent(): void {
  set('accent-strong', 'color-mix(in oklab, var(--accent) 85%, var(--ink))');
  set('accent-wash', 'color-mix(in oklab, var(--accent) 8%, var(--paper))');
  set('on-accent', contrast('var(--accent)', '#fff') >= 4.5 ? '#fff' : '#000');
}

const set = (name: string, value: string): void =>
  document.documentElement.style.setProperty(`--${name}`, value);

/** What a value of each kind has to be one of. All else are colours. */
const property = (name: string): string =>
  name.startsWith('font') ? 'font-family' : name === 'radius' ? 'border-radius' : 'color';

const isSuch = (name: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value.length <= 200 &&
  !/var\(|url\(|[;{}]/i.test(value) &&
  CSS.supports(property(name), value);

/** How far two colours are apart (WCAG 2), in the scheme that is shown. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = inRgb(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As the browser makes it of whatever names a colour. The head shows nothing, so that it may have any. */
function inRgb(color: string): number[] {
  const { head } = document;
  // For who wants less motion every change takes a moment, of which this would be the beginning.
  head.style.setProperty('transition', 'none', 'important');
  head.style.color = color;
  const computed = getComputedStyle(head).color;
  head.style.color = '';
  const known = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed);
  if (known) return known.slice(1).map(Number);
  const drawn = document.createElement('canvas').getContext('2d');
  if (!drawn) return [];
  drawn.fillStyle = computed;
  drawn.fillRect(0, 0, 1, 1);
  return [...drawn.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
