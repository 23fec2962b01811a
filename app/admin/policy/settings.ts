import type { Messages } from '@/lib/language/translator';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';

type Section = (typeof sections)[number];

/** The parts of the policy, in the order of the page. */
export const sections = [
  'names',
  'language',
  'review',
  'screening',
  'threads',
  'reactions',
  'ranking',
  'expertise',
  'appeals',
  'reports',
] as const;

/** How one setting of the policy is shown and typed. What values it takes is the policy's own schema's to say. */
export type Setting = {
  /** The form's field; an error about it begins with this name, read as words. */
  name: keyof Messages['settings']['fields'];
  section: Section;
  /** Where it stands below its section. */
  path: readonly string[];
  /** Its label stands in the messages under its name; so does its hint, if it has one. */
  hint?: true;
  /** What may be given, as the end of "… must be". */
  range: string;
} & (
  | { kind: 'text' | 'words' | 'reactions' | 'yes-no' }
  | { kind: 'number'; fraction?: true; unit?: 'minutes' | 'hours' | 'days' }
  | { kind: 'choice'; choices: readonly string[] }
);

const whole = (from: number, to: number) => `a whole number from ${from} to ${to}`;
const share = 'a number between 0 and 1';

/** Every setting, in the order of the page. */
export const settings: readonly Setting[] = [
  {
    name: 'publication',
    section: 'names',
    path: ['publication'],
    kind: 'text',
    range: 'a name of 1 to 60 characters',
  },
  {
    name: 'membership',
    section: 'names',
    path: ['membership'],
    hint: true,
    kind: 'text',
    range: 'a name of 1 to 60 characters',
  },
  {
    name: 'language',
    section: 'language',
    path: ['default'],
    hint: true,
    kind: 'choice',
    choices: ['en', 'af', 'ar'],
    range: 'one of the list',
  },
  {
    name: 'languages',
    section: 'language',
    path: ['offered'],
    hint: true,
    kind: 'words',
    range: 'one or more of en, af, ar, each on a line',
  },
  {
    name: 'reviewsRequired',
    section: 'review',
    path: ['required'],
    hint: true,
    kind: 'number',
    range: whole(1, 10),
  },
  {
    name: 'fewestReviews',
    section: 'review',
    path: ['quorum', 'min'],
    hint: true,
    kind: 'number',
    range: whole(1, 15),
  },
  {
    name: 'mostReviews',
    section: 'review',
    path: ['quorum', 'max'],
    hint: true,
    kind: 'number',
    range: whole(1, 15),
  },
  {
    name: 'publishAt',
    section: 'review',
    path: ['publishAt'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'referBelow',
    section: 'review',
    path: ['referBelow'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'prior',
    section: 'review',
    path: ['prior'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'accuracy',
    section: 'review',
    path: ['accuracy'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: 'a number above 0.5 and below 1',
  },
  {
    name: 'lease',
    section: 'review',
    path: ['leaseMinutes'],
    hint: true,
    kind: 'number',
    unit: 'minutes',
    range: whole(1, 1440),
  },
  {
    name: 'readingTime',
    section: 'review',
    path: ['readingFloor'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'calibrationRate',
    section: 'review',
    path: ['calibrationRate'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: 'a number from 0 to 0.5',
  },
  {
    name: 'skips',
    section: 'review',
    path: ['skipsPerBatch'],
    hint: true,
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'longestWait',
    section: 'review',
    path: ['maxWaitHours'],
    hint: true,
    kind: 'number',
    unit: 'hours',
    range: whole(1, 720),
  },
  {
    name: 'timeForReviews',
    section: 'review',
    path: ['dutyDays'],
    hint: true,
    kind: 'number',
    unit: 'days',
    range: whole(1, 90),
  },
  {
    name: 'resubmissions',
    section: 'review',
    path: ['resubmissions'],
    hint: true,
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'stopEarly',
    section: 'review',
    path: ['stopEarly'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'recordStrength',
    section: 'review',
    path: ['reliability', 'strength'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: 'a number above 0, at most 100',
  },
  {
    name: 'halfLife',
    section: 'review',
    path: ['reliability', 'halfLifeDays'],
    hint: true,
    kind: 'number',
    unit: 'days',
    range: whole(1, 3650),
  },
  {
    name: 'correlatedAsOne',
    section: 'review',
    path: ['reliability', 'correlatedCountAsOne'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'expertisePreference',
    section: 'review',
    path: ['preferences', 'expertise'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'diversityPreference',
    section: 'review',
    path: ['preferences', 'diversity'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'calibrationFirst',
    section: 'review',
    path: ['calibration', 'amongFirst'],
    hint: true,
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'calibrationFirstReviews',
    section: 'review',
    path: ['calibration', 'firstReviews'],
    hint: true,
    kind: 'number',
    range: whole(1, 30),
  },
  {
    name: 'retireAfterUses',
    section: 'review',
    path: ['calibration', 'retireAfterUses'],
    hint: true,
    kind: 'number',
    range: whole(1, 1000),
  },
  {
    name: 'retireMissedShare',
    section: 'review',
    path: ['calibration', 'retireMissedShare'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'ladderWindow',
    section: 'review',
    path: ['ladder', 'window'],
    hint: true,
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'ladderLeast',
    section: 'review',
    path: ['ladder', 'least'],
    hint: true,
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'warnBelow',
    section: 'review',
    path: ['ladder', 'warnBelow'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'suspendBelow',
    section: 'review',
    path: ['ladder', 'suspendBelow'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'afterWarning',
    section: 'review',
    path: ['ladder', 'afterWarning'],
    hint: true,
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'returnAfter',
    section: 'review',
    path: ['ladder', 'returnAfter'],
    hint: true,
    kind: 'number',
    range: whole(1, 20),
  },
  {
    name: 'links',
    section: 'screening',
    path: ['links'],
    kind: 'choice',
    choices: ['refuse', 'hold', 'allow'],
    range: 'one of the list',
  },
  {
    name: 'repeats',
    section: 'screening',
    path: ['repeatMinutes'],
    hint: true,
    kind: 'number',
    unit: 'minutes',
    range: whole(0, 1440),
  },
  {
    name: 'bannedWords',
    section: 'screening',
    path: ['bannedWords'],
    hint: true,
    kind: 'words',
    range: 'at most 500 lines of 2 to 60 characters',
  },
  {
    name: 'suspectWords',
    section: 'screening',
    path: ['suspectWords'],
    hint: true,
    kind: 'words',
    range: 'at most 500 lines of 2 to 60 characters',
  },
  {
    name: 'levelsOfReplies',
    section: 'threads',
    path: ['maxDepth'],
    hint: true,
    kind: 'number',
    range: whole(1, 8),
  },
  {
    name: 'firstReplies',
    section: 'threads',
    path: ['firstReplies'],
    hint: true,
    kind: 'number',
    range: whole(0, 20),
  },
  {
    name: 'order',
    section: 'threads',
    path: ['defaultSort'],
    hint: true,
    kind: 'choice',
    choices: ['newest', 'oldest', 'top', 'bridging'],
    range: 'one of the list',
  },
  {
    name: 'timeToCorrect',
    section: 'threads',
    path: ['editMinutes'],
    hint: true,
    kind: 'number',
    unit: 'minutes',
    range: whole(0, 1440),
  },
  {
    name: 'reactions',
    section: 'reactions',
    path: [],
    hint: true,
    kind: 'reactions',
    range:
      'at most 6 lines like “insightful | Insightful | lifts” or “disagree | I disagree | does not lift”, with keys of small letters, digits and hyphens',
  },
  {
    name: 'experienceBonus',
    section: 'ranking',
    path: ['expertiseBonus'],
    hint: true,
    kind: 'number',
    fraction: true,
    range: 'a number from 0 to 5',
  },
  {
    name: 'wordsOnAComment',
    section: 'ranking',
    path: ['bridging', 'ratingsPerComment'],
    hint: true,
    kind: 'number',
    range: whole(1, 50),
  },
  {
    name: 'opinionsOfAMember',
    section: 'ranking',
    path: ['bridging', 'ratingsPerRater'],
    hint: true,
    kind: 'number',
    range: whole(1, 50),
  },
  {
    name: 'fewestMembers',
    section: 'ranking',
    path: ['bridging', 'raters'],
    hint: true,
    kind: 'number',
    range: whole(2, 1000),
  },
  {
    name: 'fieldsOfExperience',
    section: 'expertise',
    path: ['fields'],
    hint: true,
    kind: 'number',
    range: whole(0, 5),
  },
  {
    name: 'appealDays',
    section: 'appeals',
    path: ['days'],
    hint: true,
    kind: 'number',
    unit: 'days',
    range: whole(1, 3650),
  },
  {
    name: 'reportThreshold',
    section: 'reports',
    path: ['threshold'],
    hint: true,
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'hideReported',
    section: 'reports',
    path: ['hide'],
    hint: true,
    kind: 'yes-no',
    range: 'yes or no',
  },
];

/** The value of a setting. */
export function valueOf(policy: Policy | PolicyPatch, { section, path }: Setting): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    policy[section],
  );
}

/** A value as it stands in the form's field. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asLine).join('\n');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** A list in one line of prose; empty when there is nothing in it. */
export const inOneLine = (list: readonly unknown[]): string =>
  list.map((one) => (isReaction(one) ? one.name : String(one))).join(', ');

const asLine = (one: unknown): string =>
  isReaction(one) ? [one.key, one.name, one.lifts === true ? LIFTS : DOES_NOT].join(' | ') : String(one);

type Reaction = { key: string; name: string; lifts: unknown };
const LIFTS = 'lifts';
const DOES_NOT = 'does not lift';

const isReaction = (one: unknown): one is Reaction => typeof one === 'object' && one !== null;

/** What was typed into the field of a setting; something that is not one of its values stays what it is. */
export function fromText(text: string, { kind }: Setting): unknown {
  if (kind === 'words') return linesOf(text);
  if (kind === 'reactions') return linesOf(text).map(reactionFrom);
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (kind !== 'number') return text;
  const typed = text.trim().replace(',', '.');
  return typed === '' ? text : Number(typed);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function reactionFrom(line: string): Reaction {
  const [key = '', name = '', lifts = '', ...more] = line.split('|').map((part) => part.trim());
  const says = more.length > 0 ? undefined : { [LIFTS]: true, [DOES_NOT]: false }[lifts.toLowerCase()];
  return { key, name, lifts: says ?? lifts };
}
