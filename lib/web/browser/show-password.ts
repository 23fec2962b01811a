import { putAgain } from './put-again';
import { make, PLAIN_CONTROLS, shadowOf } from './shadow';

/** `<show-password label="Show password"><input type="password"></show-password>`: a button shows what is typed. Without script: the field. */
class ShowPassword extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    const label = this.getAttribute('label') ?? '';
    const button = make('button', { type: 'button', part: 'button', 'aria-pressed': 'false' }, label);
    const show = () => {
      const input = this.querySelector('input');
      if (input) input.type = button.ariaPressed === 'true' ? 'text' : 'password';
    };
    button.addEventListener('click', () => {
      button.ariaPressed = String(button.ariaPressed !== 'true');
      show();
    });
    shadowOf(this, PLAIN_CONTROLS).replaceChildren(make('slot'), button);
    this.leave = putAgain(show);
  }

  disconnectedCallback(): void {
    this.leave();
  }
}

customElements.define('show-password', ShowPassword);
