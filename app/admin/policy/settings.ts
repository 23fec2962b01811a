import type { Policy, PolicyPatch } from '@/lib/policy/schemas';

type Section = (typeof sections)[number];

/** The parts of the policy, in the order of the page. */
export const sections = ['names', 'review', 'screening', 'appeals', 'reports'] as const;

/** How one setting of the policy is shown and typed. What values it takes is the policy's own schema's to say. */
export type Setting = {
  /** The form's field; an error about it begins with this name, read as words. */
  name: string;
  section: Section;
  /** Where it stands below its section. */
  path: readonly string[];
  label: string;
  hint?: string;
  /** What may be given, as the end of "… must be". */
  range: string;
} & (
  | { kind: 'text' | 'words' | 'yes-no' }
  | { kind: 'number'; fraction?: true; unit?: string }
  | { kind: 'choice'; choices: readonly (readonly [value: string, words: string])[] }
);

const whole = (from: number, to: number) => `a whole number from ${from} to ${to}`;
const share = 'a number between 0 and 1';

/** Every setting, in the order of the page. */
export const settings: readonly Setting[] = [
  {
    name: 'publication',
    section: 'names',
    path: ['publication'],
    label: 'Publication',
    kind: 'text',
    range: 'a name of 1 to 60 characters',
  },
  {
    name: 'membership',
    section: 'names',
    path: ['membership'],
    label: 'Membership',
    hint: 'What a member is called, in full.',
    kind: 'text',
    range: 'a name of 1 to 60 characters',
  },
  {
    name: 'reviewsRequired',
    section: 'review',
    path: ['required'],
    label: 'Reviews required',
    hint: 'What one comment costs its author.',
    kind: 'number',
    range: whole(1, 10),
  },
  {
    name: 'fewestReviews',
    section: 'review',
    path: ['quorum', 'min'],
    label: 'Fewest reviews',
    hint: 'Before reviewers can settle a comment.',
    kind: 'number',
    range: whole(1, 15),
  },
  {
    name: 'mostReviews',
    section: 'review',
    path: ['quorum', 'max'],
    label: 'Most reviews',
    hint: 'Not settled by then: a moderator decides.',
    kind: 'number',
    range: whole(1, 15),
  },
  {
    name: 'publishAt',
    section: 'review',
    path: ['publishAt'],
    label: 'Publish at',
    hint: 'Probability of being acceptable from which a comment is posted.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'referBelow',
    section: 'review',
    path: ['referBelow'],
    label: 'Refer below',
    hint: 'Probability under which a moderator decides at once.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'prior',
    section: 'review',
    path: ['prior'],
    label: 'Prior',
    hint: 'Share of comments that are acceptable before anyone has reviewed them.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'accuracy',
    section: 'review',
    path: ['accuracy'],
    label: 'Accuracy',
    hint: 'Share of a newcomer’s verdicts that are taken to be right, until their record says more.',
    kind: 'number',
    fraction: true,
    range: 'a number above 0.5 and below 1',
  },
  {
    name: 'lease',
    section: 'review',
    path: ['leaseMinutes'],
    label: 'Lease',
    hint: 'How long a comment is kept for a reviewer.',
    kind: 'number',
    unit: 'minutes',
    range: whole(1, 1440),
  },
  {
    name: 'readingTime',
    section: 'review',
    path: ['readingFloor'],
    label: 'Reading time',
    hint: 'Refuse a verdict that comes faster than anyone could read.',
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'calibrationRate',
    section: 'review',
    path: ['calibrationRate'],
    label: 'Calibration rate',
    hint: 'Chance of a place in a batch to hold a comment whose right verdict is known.',
    kind: 'number',
    fraction: true,
    range: 'a number from 0 to 0.5',
  },
  {
    name: 'skips',
    section: 'review',
    path: ['skipsPerBatch'],
    label: 'Skips',
    hint: 'Comments that a reviewer may pass on for each of their own.',
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'longestWait',
    section: 'review',
    path: ['maxWaitHours'],
    label: 'Longest wait',
    hint: 'In line for longer: a moderator decides.',
    kind: 'number',
    unit: 'hours',
    range: whole(1, 720),
  },
  {
    name: 'timeForReviews',
    section: 'review',
    path: ['dutyDays'],
    label: 'Time for reviews',
    hint: 'An author who has not reviewed by then: the comment expires.',
    kind: 'number',
    unit: 'days',
    range: whole(1, 90),
  },
  {
    name: 'resubmissions',
    section: 'review',
    path: ['resubmissions'],
    label: 'Resubmissions',
    hint: 'Times that a rejected comment may be revised and sent in again.',
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'stopEarly',
    section: 'review',
    path: ['stopEarly'],
    label: 'Decide early',
    hint: 'Before the fewest reviews are there, when the probability already says so.',
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'recordStrength',
    section: 'review',
    path: ['reliability', 'strength'],
    label: 'Weight of a newcomer’s start',
    hint: 'Verdicts that a newcomer is taken to have given already: the more, the slower a record counts.',
    kind: 'number',
    fraction: true,
    range: 'a number above 0, at most 100',
  },
  {
    name: 'halfLife',
    section: 'review',
    path: ['reliability', 'halfLifeDays'],
    label: 'Half-life of a verdict',
    hint: 'After so long a past verdict counts half in its reviewer’s record.',
    kind: 'number',
    unit: 'days',
    range: whole(1, 3650),
  },
  {
    name: 'correlatedAsOne',
    section: 'review',
    path: ['reliability', 'correlatedCountAsOne'],
    label: 'Correlated reviewers',
    hint: 'Reviewers who agree far above chance count as one.',
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'expertisePreference',
    section: 'review',
    path: ['preferences', 'expertise'],
    label: 'Prefer expertise',
    hint: 'Among comments with equal need, those on a reviewer’s own fields come first.',
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'diversityPreference',
    section: 'review',
    path: ['preferences', 'diversity'],
    label: 'Prefer diversity',
    hint: 'Among comments with equal need, those whose reviewers have agreed less with this one come first.',
    kind: 'yes-no',
    range: 'yes or no',
  },
  {
    name: 'calibrationFirst',
    section: 'review',
    path: ['calibration', 'amongFirst'],
    label: 'Calibration at the start',
    hint: 'So many of a new reviewer’s first reviews are on comments whose right verdict is known.',
    kind: 'number',
    range: whole(0, 10),
  },
  {
    name: 'calibrationFirstReviews',
    section: 'review',
    path: ['calibration', 'firstReviews'],
    label: 'First reviews',
    hint: 'How many reviews count as a new reviewer’s first ones.',
    kind: 'number',
    range: whole(1, 30),
  },
  {
    name: 'retireAfterUses',
    section: 'review',
    path: ['calibration', 'retireAfterUses'],
    label: 'Uses before an item retires',
    hint: 'By reliable reviewers.',
    kind: 'number',
    range: whole(1, 1000),
  },
  {
    name: 'retireMissedShare',
    section: 'review',
    path: ['calibration', 'retireMissedShare'],
    label: 'Missed share that retires',
    hint: 'An item that more reliable reviewers miss comes back to the desk.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'ladderWindow',
    section: 'review',
    path: ['ladder', 'window'],
    label: 'Outcomes looked at',
    hint: 'The newest verdicts of a reviewer whose rightness is known.',
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'ladderLeast',
    section: 'review',
    path: ['ladder', 'least'],
    label: 'Outcomes needed',
    hint: 'Before anything follows for the reviewer.',
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'warnBelow',
    section: 'review',
    path: ['ladder', 'warnBelow'],
    label: 'Warn below',
    hint: 'Share of right verdicts below which a reviewer is warned.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'suspendBelow',
    section: 'review',
    path: ['ladder', 'suspendBelow'],
    label: 'No weight below',
    hint: 'Share of right verdicts below which a warned reviewer’s verdicts weigh nothing.',
    kind: 'number',
    fraction: true,
    range: share,
  },
  {
    name: 'afterWarning',
    section: 'review',
    path: ['ladder', 'afterWarning'],
    label: 'Outcomes after a warning',
    hint: 'Before it can lead to more.',
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'returnAfter',
    section: 'review',
    path: ['ladder', 'returnAfter'],
    label: 'Way back',
    hint: 'Calibration comments to get right in a row to weigh again.',
    kind: 'number',
    range: whole(1, 20),
  },
  {
    name: 'links',
    section: 'screening',
    path: ['links'],
    label: 'Links',
    kind: 'choice',
    choices: [
      ['refuse', 'Refuse the comment, and say so'],
      ['hold', 'A moderator reads it first'],
      ['allow', 'Allow them'],
    ],
    range: 'one of the list',
  },
  {
    name: 'repeats',
    section: 'screening',
    path: ['repeatMinutes'],
    label: 'Repeats',
    hint: 'How long the same text is not taken from the same member again.',
    kind: 'number',
    unit: 'minutes',
    range: whole(0, 1440),
  },
  {
    name: 'bannedWords',
    section: 'screening',
    path: ['bannedWords'],
    label: 'Banned words',
    hint: 'A comment with one of them is refused, and its author told which.',
    kind: 'words',
    range: 'at most 500 lines of 2 to 60 characters',
  },
  {
    name: 'suspectWords',
    section: 'screening',
    path: ['suspectWords'],
    label: 'Suspect words',
    hint: 'A comment with one of them comes to a moderator.',
    kind: 'words',
    range: 'at most 500 lines of 2 to 60 characters',
  },
  {
    name: 'appealDays',
    section: 'appeals',
    path: ['days'],
    label: 'Time to appeal',
    hint: 'After a decision against their comment, its author may appeal within it.',
    kind: 'number',
    unit: 'days',
    range: whole(1, 3650),
  },
  {
    name: 'reportThreshold',
    section: 'reports',
    path: ['threshold'],
    label: 'Reports that count',
    hint: 'So many open reports mark a comment at the desk as needing a look.',
    kind: 'number',
    range: whole(1, 100),
  },
  {
    name: 'hideReported',
    section: 'reports',
    path: ['hide'],
    label: 'Hide reported',
    hint: 'Hide it from then on until a moderator has decided.',
    kind: 'yes-no',
    range: 'yes or no',
  },
];

export const sectionWords: Record<Section, string> = {
  names: 'Names',
  review: 'Peer review',
  screening: 'Screening',
  appeals: 'Appeals',
  reports: 'Reports',
};

/** The value of a setting. */
export function valueOf(policy: Policy | PolicyPatch, { section, path }: Setting): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    policy[section],
  );
}

/** A value as it stands in the form's field. */
export function asText(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

/** What was typed into the field of a setting; something that is not one of its values stays what it is. */
export function fromText(text: string, { kind }: Setting): unknown {
  if (kind === 'words')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text;
  if (kind !== 'number') return text;
  const typed = text.trim().replace(',', '.');
  return typed === '' ? text : Number(typed);
}
