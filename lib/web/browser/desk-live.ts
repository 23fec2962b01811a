import type { Locale } from '@/lib/language/locales';
import { agoInWords } from '@/lib/language/times';
import { waitOf } from '@/lib/language/wait-of';
import type { DeskNews } from '@/lib/moderation/schemas';
import { announce } from './announce';
import { inWords } from './in-words';
import { listen } from './live-source';
import { renewPage, renewParts } from './send-in-place';

/** What comes about together is asked for together, and moderators who hear of it together ask one after another. */
const GATHER_MS = 200;
const SPREAD_MS = 300;
/** The lists are asked for so often at most, whatever happens. */
const EVERY_MS = 5_000;
/** Where nothing comes, after twice as long each time, so many times. */
const MOST_DOUBLED = 4;
/** What has come is said so often at most. */
const SAID_EVERY_MS = 30_000;
/** A claim that is not said anew ends by then, without a word. */
const CLAIMED_MS = 120_000;
const AGES_EVERY_MS = 15_000;
/** Clocks of instances differ by as little. */
const OVERLAP_MS = 2_000;

/**
 * `<desk-live at="…" gone="…" now="…" minutes="…" hours="…" days="…">`: keeps the parts of the desk that say so (`data-live`) as they are by now, once it
 * is heard that something has changed since `at`. The case that is open stays as it is, and says itself what has become of it; a row that is
 * open or selected, or has the focus, stays, marked, when it leaves the list. Without script: nothing.
 */
class DeskLive extends HTMLElement {
  private leave: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ages: ReturnType<typeof setInterval> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;
  /** What was heard last; and when what is shown was read. */
  private changedAt = 0;
  private shownAt = 0;
  private askedAt = -EVERY_MS;
  /** How often, one after another, nothing came. */
  private failures = 0;
  /** The page that is no longer there for whoever asks: it is not asked for again. */
  private over: string | null = null;
  /** What the time is when the clock of this page stands at nought. */
  private origin = 0;
  /** How many were said to have come to the page that was made at `page`, and when. */
  private said = { page: '', count: 0, at: -SAID_EVERY_MS };

  connectedCallback(): void {
    this.leave = listen('/api/v1/moderation/events', {
      desk: ({ changedAt }: DeskNews) => {
        this.changedAt = Math.max(this.changedAt, Date.parse(changedAt));
        if (this.changedAt > this.madeAt - OVERLAP_MS) this.schedule();
      },
    });
    this.origin = Number(this.getAttribute('at')) - performance.now();
    this.ages = setInterval(() => this.look(), AGES_EVERY_MS);
  }

  disconnectedCallback(): void {
    this.leave();
    clearTimeout(this.timer);
    this.timer = undefined;
    clearTimeout(this.saying);
    clearInterval(this.ages);
  }

  /** The page is made anew by whoever decides, or goes to another case. */
  private get madeAt(): number {
    return Math.max(this.shownAt, Number(this.getAttribute('at')));
  }

  private schedule(): void {
    if (!this.isConnected || this.over === this.getAttribute('at')) return;
    const longer = 2 ** Math.min(this.failures, MOST_DOUBLED);
    const next = this.askedAt + EVERY_MS * longer - performance.now();
    const wait = Math.max(GATHER_MS, next) + Math.random() * SPREAD_MS * longer;
    this.timer ??= setTimeout(() => void this.renew(), wait);
  }

  private async renew(): Promise<void> {
    const [heard, at] = [this.changedAt, this.getAttribute('at')];
    this.askedAt = performance.now();
    try {
      const page = await renewParts(this.address(), (made) => this.keepRows(made));
      this.timer = undefined;
      this.failures = 0;
      if (page === 'elsewhere') return void (this.over = at);
      const news = page?.querySelector('desk-live');
      if (news) this.show(news);
      // Nothing was there to be read, and now there is.
      if (page?.querySelector('#work-list li') && !document.getElementById('case')) await renewPage();
      // Somebody did something meanwhile, or it has changed again.
      if (!page || this.changedAt > heard) this.schedule();
    } catch {
      this.timer = undefined;
      this.failures += 1;
      // A page that is hidden hears what it missed once it is looked at.
      if (!document.hidden) this.schedule();
    }
  }

  private address(): string {
    const { pathname, search } = location;
    const query = new URLSearchParams(search);
    query.set('live', this.getAttribute('at') ?? '0');
    const seen = document.getElementById('case-news')?.dataset;
    if (seen) {
      query.set('open', seen.case ?? '');
      query.set('version', seen.version ?? '');
      query.set('held', seen.held ?? '');
    }
    return `${pathname}?${query}`;
  }

  private show(news: Element): void {
    this.shownAt = Number(news.getAttribute('at'));
    this.origin = this.shownAt - performance.now();
    this.leadOn(news.getAttribute('further'));
    this.say(Number(news.getAttribute('arrived')), news.getAttribute('news') ?? '');
    this.sayAges();
  }

  /** What is under the reader's eyes, or under their fingers, is not taken away from there. */
  private keepRows(page: Document): void {
    const made = page.querySelector('#work-list > ol');
    for (const row of document.querySelectorAll<HTMLElement>('#work-list > ol > li')) {
      const link = linkOf(row);
      const stays =
        isOpenHere(row) || row.contains(document.activeElement) || row.querySelector(':checked') !== null;
      if (!made || !link || !stays || page.getElementById(link.id)) continue;
      const kept = page.importNode(row, true);
      if (!('gone' in row.dataset)) {
        kept.dataset.gone = '';
        linkOf(kept)?.append(
          Object.assign(page.createElement('span'), { textContent: this.getAttribute('gone') }),
        );
      }
      let before = row.previousElementSibling;
      while (before && !page.getElementById(linkOf(before)?.id ?? '')) before = before.previousElementSibling;
      const place = before && page.getElementById(linkOf(before)?.id ?? '')?.closest('li');
      if (place) place.after(kept);
      else made.prepend(kept);
    }
  }

  /** What comes after this case, and before it, is what the list has by now. */
  private leadOn(further: string | null): void {
    const rows = [...document.querySelectorAll<HTMLElement>('#work-list > ol > li')];
    const here = rows.findIndex(isOpenHere);
    if (here < 0) return;
    const isFree = (row: HTMLElement) => !('gone' in row.dataset) && !('taken' in row.dataset);
    const next = rows.slice(here + 1).find(isFree);
    const previous = rows.slice(0, here).findLast(isFree);
    lead('j', next ? (linkOf(next)?.getAttribute('href') ?? null) : further);
    lead('k', previous ? (linkOf(previous)?.getAttribute('href') ?? null) : null);
    for (const field of document.querySelectorAll<HTMLInputElement>(
      '#case input[type="hidden"][name="next"]',
    ))
      field.value = next ? (linkOf(next)?.id.slice('row-'.length) ?? '') : '';
  }

  private say(arrived: number, words: string): void {
    const page = this.getAttribute('at') ?? '';
    if (this.said.page !== page) this.said = { ...this.said, page, count: 0 };
    clearTimeout(this.saying);
    if (arrived <= this.said.count) return;
    const speak = () => {
      if (this.getAttribute('at') !== page) return;
      this.said = { page, count: arrived, at: performance.now() };
      announce(words);
    };
    this.saying = setTimeout(speak, Math.max(0, this.said.at + SAID_EVERY_MS - performance.now()));
  }

  private look(): void {
    this.sayAges();
    const isClaimed = document.querySelector('#work-list [data-taken]') !== null;
    if (isClaimed && !document.hidden && performance.now() - this.askedAt > CLAIMED_MS) this.schedule();
  }

  private sayAges(): void {
    const now = performance.now() + this.origin;
    const locale = document.documentElement.lang as Locale;
    for (const time of document.querySelectorAll<HTMLTimeElement>('#work-list time')) {
      const at = new Date(time.dateTime);
      if ('wait' in time.dataset) {
        const { unit, count } = waitOf(at.getTime(), now);
        put(time, inWords(this, count, unit).replaceAll(' ', '\u00a0'));
      } else if (time.dataset.said === 'ago') {
        put(time, agoInWords({ at, now: new Date(now), locale, justNow: this.getAttribute('now') ?? '' }));
      }
    }
  }
}

const linkOf = (row: Element): HTMLAnchorElement | null => row.querySelector('a[id^="row-"]');

const isOpenHere = (row: Element): boolean => linkOf(row)?.getAttribute('aria-current') === 'true';

function lead(key: string, href: string | null): void {
  const link = document.querySelector<HTMLAnchorElement>(`[data-ways] [data-key="${key}"]`);
  if (!link) return;
  link.hidden = href === null;
  if (href === null) link.removeAttribute('href');
  else link.setAttribute('href', href);
}

function put(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

customElements.define('desk-live', DeskLive);
