import { joinTexts } from '@/lib/comments/drafts/join-texts';
import type { EditOutcome } from '@/lib/comments/schemas';
import { isTooShort } from '@/lib/screening/says-enough';
import { countCharacters } from '@/lib/platform/text/normalise';
import { inDigits } from '../in-words';
import { REPLACED } from '../put-again';
import { whoIsHere } from '../who-is-here';
import { applyEdit } from './apply-edit';
import { forgetArrivedTexts } from './draft-net';
import { ExpectedOutcome } from './expected-outcome';
import { KeptDraft } from './kept-draft';
import { insertBlock, quotation } from './markdown-marks';
import { pasteRich } from './paste-rich';
import { SelectedPassage, type Passage } from './selected-passage';
import { shortcutOf, type Shortcut } from './shortcuts';
import { applyTool, moveInToolbar, type Tool } from './toolbar';

/** Whether it is a Mac, or another device of Apple's, whose shortcuts are with the Meta key. */
const isMac = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** A server that is silent for so long has not saved anything: whoever leaves need not wait for it. */
const ANSWER_WITHIN_MS = 8_000;

/**
 * `<comment-writer article="slug" answering="id" member="id" most="5000" keeps-links><form>…</form></comment-writer>`, or with
 * `comment="id" posted="…"` for a new text of a comment of the member's own: helps with writing in the form inside. Marks by button
 * and by key, what is pasted and quoted, how long the text is, and drafts that neither a crash nor a second device takes away. All
 * its words are in the markup. Where the page does not say who the member is, nothing is kept until that is known. Without script:
 * the form.
 */
class CommentWriter extends HTMLElement {
  private draft: KeptDraft | null = null;
  /** What stood in the text when it was last looked at. */
  private text = '';
  private hasBegun = false;
  /** The comment whose text is changed. A page that was made without a session does not say it any longer. */
  private comment: string | null = null;
  private readonly passage = new SelectedPassage(this, () => this.showPassage());
  private readonly expected = new ExpectedOutcome(this, (body) => this.predict(body));
  private readonly on: Record<string, (event: Event) => void> = {
    input: ({ target }) => target === this.area && this.type(),
    keydown: (event) => this.press(event as KeyboardEvent),
    paste: (event) => this.paste(event as ClipboardEvent),
    mousedown: (event) => toolAt(event) && event.preventDefault(),
    click: (event) => this.choose(event),
    submit: (event) => this.send(event as SubmitEvent),
  };

  connectedCallback(): void {
    for (const type of Object.keys(this.on)) this.addEventListener(type, this);
    document.addEventListener(REPLACED, this);
    // Where it comes with a morph, what it has inside comes after itself.
    queueMicrotask(() => this.isConnected && this.begin());
  }

  private begin(): void {
    forgetArrived();
    this.hasBegun = true;
    this.text = this.area.value;
    this.show();
    this.passage.listen();
    void this.keepTexts();
  }

  disconnectedCallback(): void {
    document.removeEventListener(REPLACED, this);
    this.passage.leave();
    this.expected.stop();
    void this.draft?.flush();
    this.draft = null;
    this.hasBegun = false;
  }

  connectedMoveCallback(): void {
    // Moved on its page, it goes on as it was.
  }

  handleEvent(event: Event): void {
    if (!this.hasBegun) return;
    if (event.type === REPLACED) this.lookAgain();
    else this.on[event.type]?.(event);
  }

  private get area(): HTMLTextAreaElement {
    return this.find<HTMLTextAreaElement>('textarea[name=body]');
  }

  /** Part of the page's own markup of this element. */
  private find<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector);
    if (!part) throw new Error(`<comment-writer> has no ${selector}.`);
    return part;
  }

  private get basedOn(): HTMLInputElement {
    return this.find<HTMLInputElement>('input[name=basedOn]');
  }

  private get posted(): string {
    return this.getAttribute('posted') ?? '';
  }

  private async keepTexts(): Promise<void> {
    const comment = (this.comment = this.getAttribute('comment'));
    const article = this.getAttribute('article') ?? (comment && 'edit');
    const answering = this.getAttribute('answering');
    const memberId = this.getAttribute('member') ?? (await whoIsHere())?.id;
    if (!article || !memberId || !this.isConnected) return;
    const { area, posted } = this;
    this.draft = new KeptDraft({
      place: { memberId, articleSlug: article, parentId: answering ?? comment },
      savedAt: this.basedOn.value || null,
      save: (body, basedOn) =>
        comment
          ? // The text as it stands is no draft of another.
            call(
              'PUT',
              `comments/${comment}/draft`,
              { body: body === this.posted ? '' : body, basedOn },
              memberId,
            )
          : call(
              'PUT',
              `articles/${encodeURIComponent(article)}/draft`,
              { body, basedOn, parentId: answering },
              memberId,
            ),
      changed: () => this.showDraft(),
    });
    const kept = this.draft.bringBack({ body: area.defaultValue, posted });
    const typed = area.value === area.defaultValue ? '' : area.value;
    if (kept !== null) this.put(joinTexts(kept, typed));
    if (this.find('form').ariaBusy === 'true') this.draft.markAsSent(area.value);
    else if (typed) this.type();
    else if (!this.querySelector('div[data-outcome] > *')) this.expected.follow(this.text, posted);
  }

  private type(): void {
    this.text = this.area.value;
    this.area.setCustomValidity('');
    this.draft?.keep(this.text);
    this.expected.follow(this.text, this.posted);
    this.showCount();
  }

  private put(text: string): void {
    this.text = text;
    this.area.value = text;
    this.area.setCustomValidity('');
    if (text) this.fold(false);
    this.showCount();
  }

  /** Where it is folded until somebody wants it: what is brought back is seen, and once it is sent it is folded again. */
  private fold(folded: boolean): void {
    // Its own, and not the branch of a thread that it stands in.
    const fold = this.querySelector<HTMLDetailsElement>('details:has(textarea)');
    if (fold) fold.open = !folded;
  }

  private press(event: KeyboardEvent): void {
    const bar = (event.target as Element).closest<HTMLElement>('[role=toolbar]');
    if (bar) return moveInToolbar(event, bar);
    const shortcut = event.target === this.area && shortcutOf(event, isMac);
    if (!shortcut || (shortcut === 'cancel' && !this.wayOut)) return;
    event.preventDefault();
    this.act(shortcut);
  }

  private act(shortcut: Shortcut): void {
    if (shortcut === 'send') this.find('button[name=intent]').click();
    else if (shortcut === 'cancel') void this.giveUp();
    else this.use(shortcut);
  }

  /** Where nothing is kept, one key must not throw the text away. */
  private get wayOut(): HTMLElement | null {
    return this.draft && this.querySelector<HTMLElement>('[data-cancel]');
  }

  private async giveUp(): Promise<void> {
    const { wayOut } = this;
    await this.draft?.flush();
    wayOut?.click();
  }

  private use(tool: Tool): void {
    const { area } = this;
    const passage = tool === 'quote' && this.passage.take();
    if (!passage) return applyTool(tool, area);
    const { value, selectionStart: start, selectionEnd: end } = area;
    applyEdit(area, insertBlock({ value, start, end }, quotation(passage.text, this.whose(passage))));
  }

  private whose({ from }: Passage): string {
    const { by = '', article = '' } = this.find('[data-passage]').dataset;
    return from === null ? article : filled(by, from);
  }

  private choose(event: Event): void {
    const tool = toolAt(event);
    const choice = (event.target as Element).closest<HTMLElement>('[data-choice]')?.dataset.choice;
    if (tool) this.use(tool);
    else if (choice) this.settle(choice);
  }

  private paste(event: ClipboardEvent): void {
    const { area } = this;
    if (event.target === area) pasteRich(event, area, { keepsLinks: this.hasAttribute('keeps-links') });
  }

  private settle(choice: string): void {
    const theirs = this.draft?.other?.body ?? '';
    const mine = this.area.value;
    const both = `${theirs.trimEnd()}\n\n${mine}`;
    this.put(choice === 'both' ? both : choice === 'theirs' ? theirs : mine);
    this.draft?.settle(this.text);
    this.expected.follow(this.text, this.posted);
    this.showDraft();
    this.area.focus();
  }

  private send(event: SubmitEvent): void {
    if ((event.submitter as HTMLButtonElement | null)?.value === 'preview') return;
    if (isTooShort(this.area.value)) return this.askForMore(event);
    if (!this.draft) return;
    this.expected.stop();
    this.basedOn.value = this.draft.basis ?? '';
    this.draft.markAsSent(this.area.value);
  }

  /** Too little to say something: it does not leave, and its field says so, with the focus on it. */
  private askForMore(event: SubmitEvent): void {
    event.preventDefault();
    this.area.setCustomValidity(this.area.dataset.short ?? '');
    this.area.reportValidity();
  }

  /** The page was made anew around what is typed here, or with another text in its place, such as none once it is posted. */
  private lookAgain(): void {
    forgetArrived();
    const { value } = this.area;
    if (value !== this.text) {
      this.text = value;
      if (value === '') {
        this.draft?.forget();
        this.fold(true);
      }
      this.draft?.beginAnew(this.basedOn.value || null);
    }
    this.show();
  }

  private async predict(body: string): Promise<EditOutcome | null> {
    if (!this.comment) return null;
    const path = `comments/${this.comment}/edit-outcome`;
    const answer = await call<{ outcome: EditOutcome | null }>('POST', path, { body });
    return answer?.outcome ?? null;
  }

  private show(): void {
    this.nameKeys();
    this.showCount();
    this.showDraft();
    this.showPassage();
  }

  private nameKeys(): void {
    if (!isMac) return;
    for (const named of this.querySelectorAll('[aria-keyshortcuts]'))
      named.setAttribute(
        'aria-keyshortcuts',
        named.getAttribute('aria-keyshortcuts')!.replace('Control', 'Meta'),
      );
  }

  /** Read out near the end only, and not at every letter. */
  private showCount(): void {
    const count = this.find('[data-count]');
    const { count: of = '', left: few = '', over = '' } = count.dataset;
    const most = Number(this.getAttribute('most'));
    const typed = countCharacters(this.text.trim());
    const left = most - typed;
    const near = left < 0 ? over : filled(few, inDigits(Math.ceil((left + 1) / 100) * 100));
    count.toggleAttribute('data-too-long', left < 0);
    write(this.find('[data-typed]'), filled(of, inDigits(typed)));
    write(this.find('[data-near]'), left < most / 10 ? near : '');
  }

  /** That it is saved is said once; while more is typed it only fades. */
  private showDraft(): void {
    if (!this.isConnected) return;
    const { other = null, isSaved = null } = this.draft ?? {};
    const saved = this.find('[data-saved]');
    write(saved, isSaved === null ? '' : (saved.dataset.saved ?? ''));
    saved.toggleAttribute('data-outdated', isSaved === false);
    const place = this.find('div[data-other]');
    if (!other) return place.replaceChildren();
    const words = this.find<HTMLTemplateElement>('template[data-other]').content.cloneNode(
      true,
    ) as DocumentFragment;
    const quoted = words.querySelector('blockquote');
    if (place.querySelector('blockquote')?.textContent === other.body) return;
    if (quoted) quoted.textContent = other.body;
    place.replaceChildren(words);
  }

  private showPassage(): void {
    const place = this.find('[data-passage]');
    const { current } = this.passage;
    write(place, current ? filled(place.dataset.passage ?? '', beginning(current.text)) : '');
  }
}

/**
 * Asks our API; null where nothing comes of it, whatever the reason.
 * @param writer whose words are sent: as nobody else’s, whoever has signed in meanwhile in another tab
 */
async function call<Answer>(
  method: string,
  path: string,
  sent: object,
  writer?: string,
): Promise<Answer | null> {
  const answer = await fetch(`/api/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(writer && { writer }) },
    body: JSON.stringify(sent),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  return answer.ok ? ((await answer.json()) as Answer) : null;
}

/** What the page shows of the member's own has arrived. */
const forgetArrived = (): void =>
  forgetArrivedTexts(
    [...document.querySelectorAll<HTMLElement>('[data-arrived]')].map(({ dataset }) => dataset.arrived ?? ''),
  );

const toolAt = ({ target }: Event): Tool | undefined =>
  (target as Element).closest<HTMLElement>('[data-tool]')?.dataset.tool as Tool | undefined;

const filled = (words: string, with_: string): string => words.replace('%', () => with_);

/** The same words again would be read out again. */
function write(place: HTMLElement, words: string): void {
  if (place.textContent !== words) place.textContent = words;
}

const beginning = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

customElements.define('comment-writer', CommentWriter);
