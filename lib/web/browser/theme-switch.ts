import { chooseTheme, chosenTheme, type Theme } from './theme-choice';
import { make, PLAIN_CONTROLS, shadowOf } from './shadow';

/**
 * `<theme-switch label="Theme: %. Change it" system="Auto" light="Light" dark="Dark">`: one button that goes through the system's
 * theme, the other one, and its own. Without script: nothing.
 */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const root = shadowOf(this, PLAIN_CONTROLS);
    const button = make('button', { type: 'button', part: 'button' });
    const show = (theme: Theme) => {
      const name = this.getAttribute(theme) ?? theme;
      button.textContent = name;
      button.setAttribute('aria-label', (this.getAttribute('label') ?? '%').replace('%', name));
      this.dataset.shown = theme;
    };
    button.addEventListener('click', () => {
      const next = themeAfter(chosenTheme());
      chooseTheme(next);
      show(next);
    });
    show(chosenTheme());
    root.replaceChildren(button);
  }
}

/** The first press always changes what is seen: it leads to the opposite of the system's theme. */
function themeAfter(theme: Theme): Theme {
  const order: Theme[] = ['system', 'dark', 'light'];
  if (matchMedia('(prefers-color-scheme: dark)').matches) order.splice(1, 2, 'light', 'dark');
  return order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
}
