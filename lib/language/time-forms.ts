/** How moments are written, here and by what browsers write in the reader's own time zone (lib/web/browser). */
export const timeForms = {
  /** "15 March 2022". */
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  /** "15 March 2022 at 10:05". */
  moment: { dateStyle: 'long', timeStyle: 'short' },
  /** "24 Nov 2026, 13:05". */
  record: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** "13:05". */
  hour: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
