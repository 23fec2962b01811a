/** Says a number in the words that an attribute has for each plural: `{"one":"% new comment","other":"…"}`. */
export function inWords(element: HTMLElement, count: number, attribute = 'words'): string {
  const { lang } = document.documentElement;
  const forms = JSON.parse(element.getAttribute(attribute) ?? '{}') as Record<string, string>;
  const form = forms[new Intl.PluralRules(lang).select(count)] ?? '%';
  // With the digits of the rest of the page, whatever this machine would choose.
  const number = new Intl.NumberFormat(lang, { numberingSystem: 'latn' }).format(count);
  return form.replace('%', number);
}
