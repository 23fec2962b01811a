import type { EditOutcome } from '@/lib/comments/schemas';

const ASK_AFTER_MS = 600;

/**
 * Says beside the button what sending a new text will do, and has the form send that it was said: asked whenever typing pauses, and
 * of no other text than the one that stands there. Where the page has no words for that, there is nothing to ask.
 */
export class ExpectedOutcome {
  private readonly form: HTMLElement;
  private readonly ask: (body: string) => Promise<EditOutcome | null>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = '';

  constructor(form: HTMLElement, ask: (body: string) => Promise<EditOutcome | null>) {
    this.form = form;
    this.ask = ask;
  }

  /** Another text stands there than what was said last was about. */
  follow(body: string, posted: string): void {
    clearTimeout(this.timer);
    if (!this.wordsOf('review')) return;
    this.asked = body;
    this.say(null);
    if (body !== posted) this.timer = setTimeout(() => void this.learn(body), ASK_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked = '';
  }

  private async learn(body: string): Promise<void> {
    const outcome = await this.ask(body).catch(() => null);
    if (this.asked === body) this.say(outcome);
  }

  private say(outcome: EditOutcome | null): void {
    const words = outcome && this.wordsOf(outcome)?.content.cloneNode(true);
    this.form.querySelector('div[data-outcome]')?.replaceChildren(...(words ? [words] : []));
  }

  private wordsOf(outcome: EditOutcome): HTMLTemplateElement | null {
    return this.form.querySelector(`template[data-outcome=${outcome}]`);
  }
}
