import { asLocale, type Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import type { PolicySettings } from '@/lib/policy/schemas';
import { houseRuleKeys, type HouseRuleKey } from './house-rules';
import type { QueueItem } from './schemas';

/** What stands ready to be said to an author whose text breaks a rule, for each rule. A moderator may change it. */
export type ReadyReasons = { language: Locale; reasons: Record<HouseRuleKey, string> };

/** The publication's own, of its policy. */
type Own = PolicySettings['moderation']['readyReasons'];

/** They are in the language of the text as far as we speak it, for they are said to who wrote that; the publication's own come first. */
export function readyReasonsFor(
  { language }: Pick<QueueItem, 'language'>,
  { otherwise, own }: { otherwise: Locale; own: Own },
): ReadyReasons {
  const spoken = asLocale(language) ?? otherwise;
  const t = translator(spoken, 'cases.ready');
  const reasons = houseRuleKeys.map((key) => {
    const ofPolicy = own.find((one) => one.rule === key && one.language === spoken);
    return [key, ofPolicy?.text ?? t(key)];
  });
  return { language: spoken, reasons: Object.fromEntries(reasons) as Record<HouseRuleKey, string> };
}

/** The rule that most of its reviewers say a comment breaks; none where they do not agree on one, or do not object. */
export function ruleSuggestedBy({
  notCivil,
  misinformation,
}: QueueItem['verdicts']): HouseRuleKey | undefined {
  if (notCivil === misinformation) return undefined;
  return notCivil > misinformation ? 'civility' : 'misinformation';
}

/**
 * The reason to give where a form came without script: what was written; or the ready one of the rule, where nothing was, or where what
 * stood there at first was left as it was.
 */
export const reasonOrReady = (
  { reason, stood }: { reason: string; stood: string },
  rule: HouseRuleKey,
  { reasons }: ReadyReasons,
): string => (reason && reason !== stood ? reason : reasons[rule]);

const PLACES = /\{(passage|article)\}/g;

/** Whether something is to be filled in in a reason. */
export const hasPlaces = (reason: string): boolean => reason.search(PLACES) >= 0;

/** A reason with the passage that it concerns and the headline, each in quotation marks, in their places. */
export function fillIn(
  reason: string,
  { passage, article, language }: { passage: string; article: string; language: Locale },
): string {
  const t = translator(language, 'cases.forms');
  const desk = translator(language, 'desk');
  const found = {
    passage: passage ? desk('quoted', { text: passage }) : t('yourComment'),
    article: desk('quoted', { text: article }),
  };
  return reason.replace(PLACES, (_, place: keyof typeof found) => found[place]);
}
