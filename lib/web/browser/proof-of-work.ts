import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { putAgain } from './put-again';
import { make, shadowOf } from './shadow';

/**
 * `<proof-of-work task="…" doing="…" done="…"><input type="hidden" name="work"></proof-of-work>` in a form: has the browser solve a task in place
 * of waiting, and says when it is done. A form that is sent meanwhile is sent then. Without script, and where a page is not safe enough for
 * a browser to derive keys, nothing is seen of it.
 */
class ProofOfWork extends HTMLElement {
  private leave: () => void = () => undefined;
  private working: Promise<void> | null = null;
  private task = '';

  connectedCallback(): void {
    if (!('subtle' in crypto)) return;
    this.leave = putAgain(() => this.begin());
    this.form?.addEventListener('submit', this.hold);
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private get form(): HTMLFormElement | null {
    return this.closest('form');
  }

  /** Before what sends the page's forms hears of it. */
  private hold = (event: SubmitEvent): void => {
    if (!this.working || !this.isConnected) return;
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    void this.working.then(() => this.form?.requestSubmit(submitter));
  };

  /** Another task takes the place of one that was refused. */
  private begin(): void {
    const task = this.getAttribute('task') ?? '';
    if (task === this.task) return;
    this.task = task;
    const said = make('p', { role: 'status' });
    shadowOf(this, 'p { margin: 0 }').replaceChildren(said);
    // A place that is announced has to be there before what it says.
    setTimeout(() => (said.textContent ||= this.getAttribute('doing')));
    const working = this.solve(JSON.parse(task) as Challenge).then((isSolved) => {
      if (this.working !== working) return;
      this.working = null;
      said.textContent = isSolved ? this.getAttribute('done') : '';
    });
    this.working = working;
  }

  private async solve(challenge: Challenge): Promise<boolean> {
    const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
    const field = this.querySelector<HTMLInputElement>('[name=work]');
    if (!solution || !field) return false;
    const { counter, derivedKey } = solution;
    field.value = JSON.stringify({ challenge, solution: { counter, derivedKey } });
    return true;
  }
}

customElements.define('proof-of-work', ProofOfWork);
