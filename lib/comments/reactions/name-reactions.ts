import type { Locale } from '@/lib/language/locales';
import { translator, type Messages } from '@/lib/language/translator';
import { defaultSettings } from '@/lib/policy/rules';
import type { Policy } from '@/lib/policy/schemas';
import type { ReactionChoice } from './schemas';

type Translated = keyof Messages['reactions']['kinds'];

/**
 * The reactions that a publication offers, by names in the reader's language: those that it came with are translated, and what
 * it named itself stays in its own words.
 */
export function nameReactions({ reactions }: Pick<Policy, 'reactions'>, locale: Locale): ReactionChoice[] {
  const t = translator(locale, 'reactions');
  return reactions.map((kind) => {
    if (!isAsItCame(kind)) return kind;
    const name = t(`kinds.${kind.key as Translated}`);
    return kind.key === 'disagree' ? { ...kind, name, short: t('disagree') } : { ...kind, name };
  });
}

const isAsItCame = ({ key, name }: { key: string; name: string }) =>
  defaultSettings.reactions.some((kind) => kind.key === key && kind.name === name);
