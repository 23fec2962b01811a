import { formattingTag, type Locale } from '@/lib/language/locales';
import { timeForms } from '@/lib/language/time-forms';
import { MORE_COMMENTS, putAgain } from './put-again';

const formats = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/** A moment in the reader's own time zone. A page has hundreds: one format is kept for each way to say them. */
export function sayOwn(at: Date, form: Intl.DateTimeFormatOptions): string {
  const tag = formattingTag[document.documentElement.lang as Locale];
  const format = formats.get(form) ?? new Intl.DateTimeFormat(tag, form);
  formats.set(form, format);
  return format.format(at);
}

/** Says the moments of the page in the reader's own time zone: the page says them in UTC. How long ago is the same everywhere. */
function showOwnTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-said]')) {
    const at = new Date(time.dateTime);
    const said = time.dataset.said as keyof typeof ownForms;
    if (time.title) time.title = sayOwn(at, ownForms.moment);
    if (said in ownForms) time.textContent = sayOwn(at, ownForms[said]);
  }
}

// An hour stands below a day of UTC, which here may be another.
const ownForms = { ...timeForms, hour: { ...timeForms.hour, weekday: 'short' } } as const;

putAgain(showOwnTimes);
document.addEventListener(MORE_COMMENTS, showOwnTimes);
