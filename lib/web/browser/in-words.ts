/** Says a number in the words that an attribute has for each plural: `{"one":"% new comment","other":"…"}`; as `said`, where that is another way. */
export function inWords(
  element: HTMLElement,
  count: number,
  attribute = 'words',
  said = inDigits(count),
): string {
  const { lang } = document.documentElement;
  const forms = JSON.parse(element.getAttribute(attribute) ?? '{}') as Record<string, string>;
  const form = forms[new Intl.PluralRules(lang).select(count)] ?? '%';
  return form.replace('%', said);
}

/** A number with the digits of the rest of the page, whatever this machine would choose. */
export const inDigits = (count: number): string =>
  new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: 'latn' }).format(count);
