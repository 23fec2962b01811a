import type { HouseRuleKey } from '@/lib/policy/house-rule-keys';
import { reasonInWords } from '@/lib/language/reason-in-words';
import type { StatementView } from './schemas';

/**
 * A statement of reasons in the fields of the European Commission's DSA Transparency Database, as its API takes them
 * (https://transparency.dsa.ec.europa.eu/page/api-documentation, version of July 2025). Lists are arrays, days are `YYYY-MM-DD`.
 */
export const statementFields = [
  'puid',
  'decision_visibility',
  'decision_ground',
  'decision_ground_reference_url',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'incompatible_content_illegal',
  'content_type',
  'category',
  'territorial_scope',
  'content_language',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
] as const;
export type StatementRow = Record<(typeof statementFields)[number], string | readonly string[]>;

/** The nearest of the database's categories for each rule of the house. */
const categories: Record<HouseRuleKey, string> = {
  civility: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  'personal-attacks': 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  hate: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  misinformation: 'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'external-links': 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  'off-topic': 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  privacy: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  unlawful: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
};

/** What is taken down here is down wherever somebody reads: in all of the European Economic Area. */
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);

/** Characters that the database takes of a text. */
const LONGEST = { ground: 500, explanation: 2_000, facts: 5_000 };

/** The two letters that the database knows a language by; nothing for one that has none. */
const languageCode = (language: string): string =>
  /^[a-z]{2}(?=-|$)/i.exec(language)?.[0].toUpperCase() ?? '';

const day = (at: string | Date): string => new Date(at).toISOString().slice(0, 10);

/** A statement as the database takes it. A person decided each time; the only detection that is automatic is that of our checks. */
export function toTransparencyDatabase(
  { decisionId, outcome, rule, facts, decidedAt, language, gist, ...said }: StatementView,
  { policyUrl, writtenAt }: { policyUrl: string; writtenAt: Date },
): StatementRow {
  const words = facts === null ? '' : reasonInWords('en', facts);
  return {
    puid: decisionId,
    // What was turned down before it was posted was never there to be removed.
    decision_visibility: [
      outcome === 'REMOVE' ? 'DECISION_VISIBILITY_CONTENT_REMOVED' : 'DECISION_VISIBILITY_CONTENT_DISABLED',
    ],
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    decision_ground_reference_url: policyUrl,
    incompatible_content_ground: (rule?.title ?? 'Comments policy').slice(0, LONGEST.ground),
    incompatible_content_explanation: (rule?.text ?? said.decided).slice(0, LONGEST.explanation),
    incompatible_content_illegal: rule?.key === 'unlawful' ? 'Yes' : 'No',
    content_type: ['CONTENT_TYPE_TEXT'],
    category: categories[rule?.key as HouseRuleKey] ?? 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    territorial_scope: EEA,
    content_language: languageCode(language),
    content_date: day(writtenAt),
    application_date: day(decidedAt),
    decision_facts: [said.decided, said.source, words].filter(Boolean).join(' ').slice(0, LONGEST.facts),
    source_type: gist.source === 'reported' ? 'SOURCE_TYPE_OTHER_NOTIFICATION' : 'SOURCE_VOLUNTARY',
    automated_detection: gist.held ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  };
}
