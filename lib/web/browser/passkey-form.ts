import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { forgetProblem, sayProblem } from './problem';
import { putAgain } from './put-again';

/** What the browser is handed, as the call that `request` names answers. */
type Wanted = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

/**
 * `<passkey-form request="/api/v1/passkey-requests" stopped="…" failed="…"><form>…<input type="hidden" name="credential"></form>`:
 * before the form is sent, has a device sign (or, with `makes`, make) what is asked for, and sends what came of it. With `autofill` the
 * browser offers passkeys in the field for the address too, by itself. `proof` is where somebody goes who has to show first that it is they.
 * Without script, or where a browser knows no passkeys, nothing of it is seen.
 */
class PasskeyForm extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    // What the page's forms are sent by hears of it only once there is something to send.
    this.addEventListener('submit', (event) => {
      if (this.field?.value) return;
      event.preventDefault();
      event.stopPropagation();
      forgetProblem(this);
      void this.ask(false).catch((error: unknown) => {
        const isStopped = error instanceof Error && /^(NotAllowed|Abort)Error$/.test(error.name);
        sayProblem(this, this.getAttribute(isStopped ? 'stopped' : 'failed') ?? '');
      });
    });
    this.leave = putAgain(() => {
      this.hidden = !browserSupportsWebAuthn();
      // What was signed is good for once.
      if (this.field) this.field.value = '';
    });
    // Whoever presses the button meanwhile ends this, and nobody has asked for it: nothing is said where it comes to nothing.
    if (this.hasAttribute('autofill')) void this.offer().catch(() => undefined);
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('[name=credential]');
  }

  private async offer(): Promise<void> {
    if (await browserSupportsWebAuthnAutofill()) await this.ask(true);
  }

  private async ask(useBrowserAutofill: boolean): Promise<void> {
    const answer = await fetch(this.getAttribute('request') ?? '', { method: 'POST' });
    const proof = this.getAttribute('proof');
    if (answer.status === 403 && proof) return location.assign(proof);
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    const optionsJSON = (await answer.json()) as Wanted;
    const credential = this.hasAttribute('makes')
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON, useBrowserAutofill });
    const { field } = this;
    if (!field) return;
    field.value = JSON.stringify(credential);
    field.form?.requestSubmit();
  }
}

customElements.define('passkey-form', PasskeyForm);
