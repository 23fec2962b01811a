import { textAlone } from './checks';
import type { HouseRuleName } from './schemas';
import type { OwnReason } from '@/lib/platform/reasons';
import { findWords } from '@/lib/platform/text/find-word';
import { normaliseText } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { INSULTS, SWEARING } from './harsh-words';
import { screenText } from './screen-text';

/** What a text may be stopped or objected to for, before it is sent: the rule, where there is one, and the words concerned. */
export type Foreseen = {
  sign: 'held' | 'insult' | 'swearing' | 'capitals' | 'signs' | 'number';
  rule: HouseRuleName | null;
  words: string[];
  /** Why a moderator would read it first. */
  reason?: OwnReason;
};

/**
 * What an author may want to change before others read it: what screening would hold, and what peers often object to. It decides
 * nothing. Empty for a text with nothing of the kind, and for one that screening refuses: that has its own answer.
 */
export async function foreseeTrouble({ body }: { body: string }): Promise<Foreseen[]> {
  return troubleIn(normaliseText(body), await currentPolicy());
}

/** The same of a normalised text, with a known policy. Pure. */
export function troubleIn(body: string, policy: Policy): Foreseen[] {
  const outcome = screenText({ submission: textAlone(body), policy });
  if (outcome.result === 'refuse') return [];
  const own = withoutQuotations(body);
  const held: Foreseen[] =
    outcome.result === 'hold' && outcome.reason.code !== 'check-failed'
      ? [
          {
            sign: 'held',
            rule: outcome.reason.code === 'link-held' ? 'external-links' : null,
            words: [],
            reason: outcome.reason,
          },
        ]
      : [];
  const soft: Foreseen[] = [
    { sign: 'insult', rule: 'personal-attacks', words: findWords(own, INSULTS) },
    { sign: 'swearing', rule: 'civility', words: findWords(own, SWEARING) },
    { sign: 'capitals', rule: 'off-topic', words: capitalsIn(own) },
    { sign: 'signs', rule: 'off-topic', words: own.match(ROWS_OF_SIGNS) ?? [] },
    { sign: 'number', rule: 'privacy', words: numbersIn(own) },
  ];
  return [...held, ...soft.filter(({ words }) => words.length > 0).map(shortened)];
}

/** Words that are named; a text may have very many. */
const NAMED = 3;
const shortened = (found: Foreseen): Foreseen => ({
  ...found,
  words: [...new Set(found.words)]
    .slice(0, NAMED)
    .map((word) => (word.length > 60 ? `${word.slice(0, 59)}…` : word)),
});

/** What one quotes was written by somebody else. */
const withoutQuotations = (body: string) => body.replace(/^ {0,3}>.*/gmu, '');

/** "!!!", "?!?!", "$$$$": three of the first kind, four of the second. */
const ROWS_OF_SIGNS = /[!?]{3,}|([#$%&@^=+~|€£¡¿])\1{3,}/gu;

const SHOUTED = /(?<!\p{Lu})(?:\p{Lu}[\p{Lu}'’-]{2,39}[\s,.;:!?]{1,9}){2,}\p{Lu}[\p{Lu}'’-]{2,39}/gu;
const LETTERS_OF_A_SHOUT = 12;

/** Three words or more in capitals, one after another: not an abbreviation, nor two of them. */
const capitalsIn = (text: string): string[] =>
  (text.match(SHOUTED) ?? []).filter(
    (words) => words.replace(/[^\p{Lu}]/gu, '').length >= LETTERS_OF_A_SHOUT,
  );

/** Nine digits or more, as telephone, account and identity numbers have them; not sums of money, nor years. */
const numbersIn = (text: string): string[] =>
  (text.match(/(?<![\p{L}\d.,€$£R])\+?\d(?:[ \-()]?\d){8,}(?![\d.,]\d)/gu) ?? []).filter(
    (found) => !/^\d{1,3}(?: \d{3})+$/.test(found) && !/^(?:\d{4} ?[-–] ?)+\d{4}$/.test(found),
  );
