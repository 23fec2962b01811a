/** `<close-window>`: what the window was opened for is done. One that a person has opened, browsers leave open. */
export class CloseWindow extends HTMLElement {
  connectedCallback(): void {
    window.close();
  }
}

customElements.define('close-window', CloseWindow);
