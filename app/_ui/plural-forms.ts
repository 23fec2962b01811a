/**
 * What a message says for each plural of a language, for elements that count by themselves: `{"one":"% new comment","other":"…"}`.
 * @param say the message for a number, with `%` where the number is to stand
 */
export function pluralForms(locale: string, say: (count: number) => string): string {
  const rules = new Intl.PluralRules(locale);
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {};
  const wanted = rules.resolvedOptions().pluralCategories.length;
  // Every plural of every language has a number below this.
  for (let count = 0; count <= 100 && Object.keys(forms).length < wanted; count += 1)
    forms[rules.select(count)] ??= say(count);
  return JSON.stringify(forms);
}
