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

/** The clock on the wall: `performance.now` stands still in some browsers while a machine sleeps. */
// eslint-disable-next-line no-restricted-syntax
const now = (): number => Date.now();

/** The share of its time after which another takes the place of what is offered. */
const RENEW = 0.7;
/** How often it is looked whether what was offered has become too old: timers sleep with the machine. */
const LOOK_MS = 30_000;

/**
 * `<passkey-form request="/api/v1/passkey-requests" stopped="…" failed="…"><form>…<input type="hidden" name="credential"></form>`:
 * before the form is sent, has a device sign (or, with `makes`, make) what is asked for, and sends what came of it. With `autofill` the
 * browser offers passkeys in the field for the address too, by itself, and anew before what is to be signed is too old, after so many
 * `minutes`. `late` says that it was. `proof` is where somebody goes who has to show first that it is they.
 * Without script, or where a browser knows no passkeys, nothing of it is seen.
 */
class PasskeyForm extends HTMLElement {
  private leave: () => void = () => undefined;
  /** Somebody has pressed the button, and the browser asks them. */
  private isAsking = false;
  private offeredAt = 0;

  connectedCallback(): void {
    // What the page's forms are sent by hears of it only once there is something to send.
    this.addEventListener('submit', (event) => {
      if (this.field?.value) return;
      event.preventDefault();
      event.stopPropagation();
      forgetProblem(this);
      this.isAsking = true;
      void this.ask(false)
        .catch((error: unknown) => {
          const isStopped = error instanceof Error && /^(NotAllowed|Abort)Error$/.test(error.name);
          this.say(isStopped ? 'stopped' : 'failed');
        })
        .finally(() => {
          this.isAsking = false;
          // The button has ended what was offered beside it.
          if (!this.field?.value) this.offer();
        });
    });
    const leavePage = putAgain(() => {
      this.hidden = !browserSupportsWebAuthn();
      // What was signed is good for once, and was, where this page takes the place of the one before.
      if (this.field) this.field.value = '';
      this.offer();
    });
    const look = () => {
      if (!this.isAsking && !document.hidden && this.isOld(RENEW)) this.offer();
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    this.leave = () => {
      leavePage();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('[name=credential]');
  }

  private say(what: 'stopped' | 'failed' | 'late'): void {
    sayProblem(this, this.getAttribute(what) ?? '');
  }

  /** Whether so much of the time is over in which what was offered can be signed. */
  private isOld(share: number): boolean {
    return now() - this.offeredAt > share * Number(this.getAttribute('minutes')) * 60_000;
  }

  /** Offers passkeys in a field. Nobody has asked for it: nothing is said where it comes to nothing, or another takes its place. */
  private offer(): void {
    if (!this.hasAttribute('autofill')) return;
    this.offeredAt = now();
    void browserSupportsWebAuthnAutofill()
      .then(async (isSupported) => {
        if (isSupported) await this.ask(true);
      })
      .catch(() => undefined);
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
    // A machine that slept for an hour wakes with what was offered before.
    if (useBrowserAutofill && this.isOld(1)) {
      this.offer();
      return this.say('late');
    }
    const { field } = this;
    if (!field) return;
    field.value = JSON.stringify(credential);
    field.form?.requestSubmit();
  }
}

customElements.define('passkey-form', PasskeyForm);
