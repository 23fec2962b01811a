import { NAMED } from './around';
import { readCounts, type Counted } from './counts';
import { hear, TOKENS, type Around, type FromFrame, type Look, type ToFrame } from './messages';
import { wordsIn } from './words';

// What a page loads under whose articles discussions stand. It is a module of its own, and knows nothing of that page but these elements.

/** Where the discussions are: where this comes from. */
const HOME = new URL(import.meta.url).origin;

/** Until a frame has said how high it is. */
const FIRST_HEIGHT = 600;
/** So far below what is seen a frame is fetched already. */
const AHEAD = '800px';

/** Of what is larger, so much is enough to be seen of it. */
const SEEN = 100;

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

const COMMENT = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * `<trialogue-comments article="…" lang scheme accent order><a href="…">Comments</a></trialogue-comments>`: the discussion of an article,
 * in a frame. What stands inside is seen until it is there, and where no script runs.
 */
class TrialogueComments extends HTMLElement {
  static readonly observedAttributes = ['article', 'lang', 'order', 'scheme', 'accent', 'sso-token'];
  private frame: HTMLIFrameElement | undefined;
  private near: IntersectionObserver | undefined;
  private article: Counted | undefined;

  connectedCallback(): void {
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void this.show();
      },
      { rootMargin: AHEAD },
    );
    near.observe(this);
    this.near = near;
    if (commentAskedFor(this)) void this.show();
    SYSTEM.addEventListener('change', this);
  }

  disconnectedCallback(): void {
    SYSTEM.removeEventListener('change', this);
    this.near?.disconnect();
    this.frame = undefined;
  }

  /** The page around it may follow the reader's system. */
  handleEvent(): void {
    this.tell({ trialogue: 'look', look: this.look() });
  }

  attributeChangedCallback(name: string): void {
    if (!this.frame) {
      // It may be told later what it is about.
      this.near?.observe(this);
      return;
    }
    if (name === 'scheme' || name === 'accent') this.handleEvent();
    else if (name === 'sso-token') this.tellWho();
    else void this.show();
  }

  /** Says something to the frame, and to nobody else. */
  tell(message: ToFrame): void {
    this.frame?.contentWindow?.postMessage(message, HOME);
  }

  /** Says who is signed in on this page, where it says so at all. */
  private tellWho(): void {
    const token = this.getAttribute('sso-token');
    const name = this.getAttribute('sso-name') ?? '';
    if (token !== null) this.tell(token ? { trialogue: 'token', token, name } : { trialogue: 'signout' });
  }

  private async show(): Promise<void> {
    this.near?.disconnect();
    const name = this.getAttribute('article') ?? '';
    const counted = await readCounts(HOME, name).catch(() => undefined);
    if (!this.isConnected || this.getAttribute('article') !== name) return;
    // Of what is not known there, nothing can be shown: what stands inside stays.
    if (counted === null) return this.leaveAsItIs();
    this.article = counted;
    if (counted) this.putFrame(counted);
    else this.lead(name);
  }

  /** What stands inside is seen, whatever was shown before. */
  private leaveAsItIs(): void {
    this.frame = undefined;
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
  }

  private putFrame(counted: Counted): void {
    const { title } = wordsIn(this.language());
    const frame = document.createElement('iframe');
    const around: Around = { origin: location.origin, page: pageAddress(), look: this.look() };
    frame.name = NAMED + JSON.stringify(around);
    frame.title = title;
    frame.allow = 'clipboard-write';
    frame.style.cssText = 'display:block;inline-size:100%;border:0';
    frame.style.height = `${keptHeight(counted) ?? FIRST_HEIGHT}px`;
    frame.src = this.address(counted);
    this.frame = frame;
    this.inside().replaceChildren(frame);
    if (!this.hears)
      hear<FromFrame>({ origin: HOME, from: () => this.frame?.contentWindow ?? null }, this.heard);
    this.hears = true;
  }

  private hears = false;

  /** What is done about each thing that the frame says. */
  private readonly heard = {
    height: ({ height }: { height: number }) => {
      if (!(height > 0) || !this.frame || !this.article) return;
      this.frame.style.height = `${height}px`;
      keepHeight(this.article, height);
    },
    count: ({ count }: { count: number }) => this.say('count', { count }),
    submitted: () => this.say('submitted'),
    ready: () => {
      this.tellWho();
      this.say('ready');
    },
    signedin: () => this.say('signedin'),
    signedout: () => this.say('signedout'),
    scroll: (place: { top: number; height: number; nearest: boolean }) => this.scrollPageTo(place),
  };

  private say(what: string, detail: object = {}): void {
    const article = this.article?.article;
    this.dispatchEvent(
      new CustomEvent(`trialogue:${what}`, { bubbles: true, detail: { article, ...detail } }),
    );
  }

  private scrollPageTo({ top, height, nearest }: { top: number; height: number; nearest: boolean }): void {
    if (!this.frame) return;
    const at = this.frame.getBoundingClientRect().top + top;
    if (nearest && at >= 0 && at + Math.min(height, SEEN) <= innerHeight) return;
    // A page whose head stays in sight says by `scroll-margin-top` how high that is.
    const margin = parseFloat(getComputedStyle(this).scrollMarginTop) || 16;
    scrollTo({ top: scrollY + at - margin });
  }

  /** Where it may not be shown, or cannot be had, one sentence leads there. */
  private lead(name: string): void {
    const { elsewhere } = wordsIn(this.language());
    const link = document.createElement('a');
    link.href = `${HOME}/embed?${new URLSearchParams({ article: name })}`;
    link.textContent = elsewhere.replace('%', new URL(HOME).host);
    const said = document.createElement('p');
    said.append(link);
    this.inside().replaceChildren(said);
  }

  private inside(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  }

  private address({ article, slug }: Counted): string {
    const comment = slug === null ? undefined : commentAskedFor(this);
    const place = slug === null ? '-/opening' : encodeURIComponent(slug);
    const url = new URL(`/embed/${place}${comment ? `/comments/${comment}` : ''}`, HOME);
    if (slug === null) url.searchParams.set('article', article);
    const language = this.getAttribute('lang');
    if (language) url.searchParams.set('lang', language);
    const order = this.getAttribute('order');
    if (order && !comment) url.searchParams.set('sort', order);
    if (comment) url.hash = `comment-${comment}`;
    return url.href;
  }

  private look(): Look {
    const style = getComputedStyle(this);
    const given = TOKENS.map((name) => [name, style.getPropertyValue(`--trialogue-${name}`).trim()] as const);
    const accent = this.getAttribute('accent');
    const tokens = Object.fromEntries([
      ...given,
      ['accent', accent ?? style.getPropertyValue('--trialogue-accent').trim()],
    ]);
    return { scheme: this.getAttribute('scheme') ?? schemeOf(style.color), tokens };
  }

  private language(): string {
    return this.closest<HTMLElement>('[lang]')?.lang ?? '';
  }
}

/** `<trialogue-count article="…">Comments</trialogue-count>`: how many comments there are, in place of what stands inside. */
class TrialogueCount extends HTMLElement {
  connectedCallback(): void {
    void readCounts(HOME, this.getAttribute('article') ?? '').then(
      (counted) => {
        if (counted && counted.slug !== null)
          this.textContent = counted.count.toLocaleString(
            this.closest<HTMLElement>('[lang]')?.lang || undefined,
          );
      },
      () => undefined,
    );
  }
}

/** Light letters are on something dark. */
function schemeOf(ink: string): string {
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(ink)?.slice(1).map(Number);
  if (!parts) return 'auto';
  return parts.reduce((sum, part) => sum + part) / 3 > 127 ? 'dark' : 'light';
}

/** Of several discussions on a page, the first is that of its address. */
function commentAskedFor(element: Element): string | undefined {
  const asked = new URLSearchParams(location.search).get('comment');
  const isFirst = document.querySelector('trialogue-comments') === element;
  return asked !== null && isFirst && COMMENT.test(asked) ? asked : undefined;
}

/** What the page is known by, without what was asked of it here. */
function pageAddress(): string {
  const url = new URL(document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || location.href);
  url.searchParams.delete('comment');
  url.hash = '';
  return url.href;
}

const HEIGHT = 'trialogue:height:';

/** As high as it was the last time: nothing below it moves then. A browser that keeps nothing shows it all the same. */
function keptHeight({ article }: Counted): number | undefined {
  try {
    return Number(sessionStorage.getItem(HEIGHT + article)) || undefined;
  } catch {
    return undefined;
  }
}

function keepHeight({ article }: Counted, height: number): void {
  try {
    sessionStorage.setItem(HEIGHT + article, String(height));
  } catch {
    // Then it is measured anew.
  }
}

customElements.define('trialogue-comments', TrialogueComments);
customElements.define('trialogue-count', TrialogueCount);
