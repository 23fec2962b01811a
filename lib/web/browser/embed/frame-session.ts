import { announce } from '../announce';
import { make } from '../shadow';
import { readAround } from './around';
import { hear, type Around, type FromFrame, type ToFrame } from './messages';

/** How often it is asked whether somebody has signed in in the window, beside when the frame is looked at again. */
const ASK_MS = 2_500;
/** As long as the server waits. */
const WAITS_MS = 10 * 60_000;
const WINDOW = 'popup,width=520,height=760';

/** Why a good token signs nobody in: they have to themselves. One that is old or used was that of somebody who has signed out here. */
const ASKS_FOR_MORE = ['second-step-needed', 'outside-known', 'outside-unverified'];

/** A frame that waits for its window. */
type Waiting = { id: string; verifier: string; until: number };

/**
 * `<frame-session>` in a frame on another's page: signs in by a window of ours, or as whom the page around it names, and shows the page as theirs
 * without losing what was typed. Without script: links lead to our own pages.
 */
export class FrameSession extends HTMLElement {
  private readonly around: Around | null = window.parent === window ? null : readAround(window.name);
  private waiting: Waiting | undefined;
  private hears = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What the page around it has said last. */
  private token: string | undefined;
  private suggested = '';

  connectedCallback(): void {
    const { around } = this;
    // Opened by itself, the page is signed in as all others are.
    if (!around) return;
    if (!this.hears)
      hear<SessionMessage>(
        { origin: around.origin, from: () => parent },
        {
          token: ({ token, name }) => {
            this.suggested = name ?? '';
            void this.enter((this.token = token));
          },
          signout: () => void this.leave(),
        },
      );
    this.hears = true;
    document.addEventListener('click', this, true);
    document.addEventListener('submit', this, true);
    window.addEventListener('focus', this);
    this.tell({ trialogue: 'ready' });
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    document.removeEventListener('click', this, true);
    document.removeEventListener('submit', this, true);
    window.removeEventListener('focus', this);
  }

  handleEvent(event: Event): void {
    if (event.type === 'focus') void this.ask();
    else if (event.type === 'submit') this.seeSubmitted(event.target as HTMLFormElement);
    else this.seeClicked(event);
  }

  /** Whoever signs out here may be signed in around it still. */
  private seeSubmitted(form: HTMLFormElement): void {
    if (form.matches('[data-forgets-texts]')) this.tell({ trialogue: 'signedout' });
  }

  private seeClicked(event: Event): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.origin !== location.origin || !/^\/(sign-in|join)$/.test(link.pathname)) return;
    event.preventDefault();
    void this.open(link);
  }

  /** Opens the window, while the click still lets it, and has the frame wait for it. */
  private async open(link: HTMLAnchorElement): Promise<void> {
    const opened = window.open('', '_blank', WINDOW);
    const status = this.statusAt(link);
    try {
      const verifier = inBase64Url(crypto.getRandomValues(new Uint8Array(32)));
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
      const challenge = inBase64Url(new Uint8Array(digest));
      const answer = await send('POST', 'handovers', { origin: this.around!.origin, challenge });
      const { id } = (await answer.json()) as { id: string };
      if (!answer.ok) throw new Error('it is refused');
      this.waiting = { id, verifier, until: performance.now() + WAITS_MS };
      const query = new URLSearchParams({ id, ...(link.pathname === '/join' && { join: '1' }) });
      const href = `/sign-in/handover?${query}`;
      if (opened) opened.location.href = href;
      status.textContent = this.words(opened ? 'waiting' : 'blocked');
      if (!opened)
        status.append(' ', make('a', { href, target: '_blank' }, link.textContent || this.words('open')));
      this.askLater();
    } catch {
      opened?.close();
      status.textContent = this.words('failed');
    }
  }

  private askLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), ASK_MS);
  }

  /** Whether somebody has agreed by now. Nobody asks while the page is not seen: coming back does. */
  private async ask(): Promise<void> {
    const { waiting } = this;
    if (!waiting) return;
    clearTimeout(this.timer);
    if (performance.now() > waiting.until) return this.stop('over');
    if (document.hidden) return this.askLater();
    const { id, verifier } = waiting;
    const answer = await send('POST', `handovers/${id}/session`, { verifier }).catch(() => null);
    if (this.waiting !== waiting) return;
    if (answer?.status === 409) return this.stop('over');
    const told = answer?.ok ? ((await answer.json()) as { signedIn: boolean }) : null;
    if (!told?.signedIn) return this.askLater();
    this.stop();
    await this.renew('signedIn');
  }

  private stop(why?: 'over'): void {
    this.waiting = undefined;
    const status = document.querySelector('[data-frame-says]');
    if (why && status) status.textContent = this.words(why);
    else status?.remove();
  }

  /** Signs in as whom the page around it names; whoever is so already stays. */
  private async enter(token: string, displayName?: string): Promise<void> {
    const asked = { origin: this.around!.origin, token, ...(displayName && { displayName }) };
    const answer = await send('PUT', 'session', asked).catch(() => null);
    if (!answer || token !== this.token) return;
    const told = (await answer.json()) as { changed?: boolean; code?: string; field?: string };
    if (answer.ok) {
      this.querySelector('form[data-asks]')?.remove();
      if (told.changed) await this.renew('signedIn');
    } else if (told.field === 'displayName') this.askName(token, displayName);
    else if (ASKS_FOR_MORE.includes(told.code ?? '')) this.hint();
  }

  /** Their name is somebody else's here, or none. */
  private askName(token: string, tried: string | undefined): void {
    const before = this.querySelector('form[data-asks]');
    const input = make('input', {
      name: 'displayName',
      autocomplete: 'nickname',
      required: '',
      value: tried ?? this.suggested,
    });
    const label = make('label', {}, this.words('name'), input);
    const hint = make('p', { role: 'status' }, this.words(tried ? 'taken' : 'choose'));
    const form = make('form', { 'data-asks': '' }, hint, label, make('button', {}, this.words('join')));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
      void this.enter(token, input.value.trim());
    });
    if (before) before.replaceWith(form);
    else this.append(form);
    if (before) input.focus();
  }

  private hint(): void {
    const door = document.querySelector('[data-door]');
    if (!door) return;
    const isOurs = door.querySelector('a[href^="/sign-in?"]') !== null;
    const words = this.words('yourself');
    // Where the door leads to where they are signed in already, this is the way to our own.
    this.statusAt(door).append(isOurs ? words : make('a', { href: '/sign-in' }, words));
  }

  private async leave(): Promise<void> {
    this.token = undefined;
    const answer = await send('DELETE', 'session').catch(() => null);
    if (answer?.ok && ((await answer.json()) as { changed: boolean }).changed) await this.renew();
  }

  /** Shows the page as it is for who is signed in now, with all that was typed. */
  private async renew(said?: 'signedIn'): Promise<void> {
    if (said) this.tell({ trialogue: 'signedin' });
    // What the discussion does not show in a frame is no place to go on from.
    const [, discussion] = /^(\/embed\/[^/]+)\/onwards$/.exec(location.pathname) ?? [];
    if (discussion) return location.assign(discussion);
    await (await import('../send-in-place')).renewPage().catch(() => undefined);
    // Where nothing came in its place, the page that stands there is somebody else's.
    if ((document.querySelector('[data-own-name]') !== null) !== (said !== undefined))
      return location.reload();
    if (said) announce(this.words(said));
  }

  private statusAt(place: Element): HTMLElement {
    document.querySelector('[data-frame-says]')?.remove();
    const status = make('p', { role: 'status', 'data-frame-says': '', 'data-scripted': '' });
    (place.closest('p, li, form') ?? place).after(status);
    return status;
  }

  private words(name: string): string {
    return this.dataset[name] ?? '';
  }

  private tell(message: FromFrame): void {
    if (this.around) parent.postMessage(message, this.around.origin);
  }
}

type SessionMessage = Extract<ToFrame, { trialogue: 'token' | 'signout' }>;

const send = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`/api/v1/frames/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

const inBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

customElements.define('frame-session', FrameSession);
