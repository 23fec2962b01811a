import { make, shadowOf } from './shadow';

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  both: { dateStyle: 'long', timeStyle: 'short' },
};

/**
 * `<local-time datetime="2026-11-02T08:00:00Z" show="date|time|both">2 November 2026, 08:00 UTC</local-time>`: the moment
 * in the reader's own time zone, and in the page's language. Without script: the text inside.
 */
export class LocalTime extends HTMLElement {
  connectedCallback(): void {
    const moment = new Date(this.getAttribute('datetime') ?? '');
    if (Number.isNaN(moment.getTime())) return;
    const page = document.documentElement.lang;
    // The page's language, written as the reader is used to: day before month, or after it.
    const language = navigator.languages.find((own) => own.startsWith(page)) ?? page;
    const format = FORMATS[this.getAttribute('show') ?? 'both'] ?? FORMATS.both;
    const time = make('time', { datetime: moment.toISOString() }, moment.toLocaleString(language, format));
    shadowOf(this, '').replaceChildren(time);
  }
}
