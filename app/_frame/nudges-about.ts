import type { NudgeView } from '@/app/_ui/writing/nudge';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import { foreseeTrouble, type Foreseen } from '@/lib/screening/foresee-trouble';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { currentLocale } from '@/lib/web/language/language';

/** What an author is asked to look at again before a text is sent, in their language; nothing for most texts. */
export async function nudgesAbout(body: string): Promise<NudgeView[]> {
  const found = await foreseeTrouble({ body });
  if (found.length === 0) return [];
  const locale = await currentLocale();
  return found.map((one) => {
    const rule = one.rule && houseRuleIn(locale, one.rule);
    return { text: inWords(one, locale), rule: rule ? { key: rule.key, title: rule.title } : null };
  });
}

function inWords({ sign, words, reason }: Foreseen, locale: Locale): string {
  if (sign === 'held') return reasonInWords(locale, reason ?? '');
  const named = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    words.map((word) => quoted(word, locale)),
  );
  return translator(locale, 'screening')(`foreseen.${sign}`, { words: named });
}

// Digits and Latin words keep their own order between the Arabic ones.
const quoted = (word: string, locale: Locale) => (locale === 'ar' ? `«\u2068${word}\u2069»` : `“${word}”`);
