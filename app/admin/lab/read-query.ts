import { DAYS } from '@/lib/peer-review/lab/schemas';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';
import { changesIn, flawInSetting, policyForm } from '../policy/read-form';
import { settings, textsOf, valueOf, type Setting } from '../policy/setting-fields';
import type { Say } from '../policy/setting-words';

/** The numbers that can be tried on the past, by their names in the policy's form, in the order of the lab's. */
const REPLAYED = [
  'fewestReviews',
  'mostReviews',
  'publishAt',
  'effectiveFrom',
  'objectedAccepts',
  'objectedPublishAt',
  'objections',
  'objectBelow',
  'prior',
  'accuracy',
  'recordStrength',
  'correlatedAsOne',
  'calibrationRate',
];
/** Those that decide who is given what, and when: of the past nothing follows, so that only a forecast says what they do. */
const FORESEEN = [
  'chanceLeast',
  'chanceBatches',
  'chanceBeyondDuty',
  'burstHours',
  'moreReviews',
  'volunteersAfter',
  'longestWait',
  'authorHours',
];

const named = (names: readonly string[]): readonly Setting[] =>
  names.map((name) => settings.find((one) => one.name === name)!);

export const replayedSettings = named(REPLAYED);
export const foreseenSettings = named(FORESEEN);
export const labSettings: readonly Setting[] = [...replayedSettings, ...foreseenSettings];

type Query = Record<string, string | string[] | undefined>;

/** What was asked for, as the form shows it again, and what is wrong with it; the change of the policy where nothing is. */
export type LabQuery = {
  /** Somebody asked; without it, the form is shown alone. */
  isAsked: boolean;
  texts: Record<string, string>;
  days: string;
  problems: { field: string; message: string }[];
  patch: PolicyPatch;
  /** The past says something of what is tried: nothing differs, or not only what chance and time decide. */
  replays: boolean;
};

/** The form is sent as an address, so that a result can be passed on: what the address does not say is as it is in force. */
export function readQuery(query: Query, policy: Policy, t: Say): LabQuery {
  const given = (name: string): string | undefined => [query[name]].flat()[0];
  const asked = labSettings.flatMap(({ name }) => {
    const text = given(name);
    return text === undefined ? [] : [[name, text.trim()] as const];
  });
  const texts = { ...textsOf(policy), ...Object.fromEntries(asked) };
  const days = given('days')?.trim() ?? String(DAYS.usual);
  const read = policyForm.safeParse({ version: policy.version, reason: '', ...texts });
  const problems = (read.error?.issues ?? []).map((issue) => ({
    field: String(issue.path[0]),
    message: flawInSetting(issue, t) ?? issue.message,
  }));
  if (!isDays(days)) {
    const range = t('ranges.whole', { min: DAYS.least, max: DAYS.most });
    problems.push({ field: 'days', message: t('mustBe', { label: t('lab.form.days'), range }) });
  }
  const patch = (problems.length === 0 && changesIn(texts, policy)) || {};
  return {
    isAsked: asked.length > 0 || given('days') !== undefined,
    texts,
    days,
    problems,
    patch,
    replays: !patch.review || replayedSettings.some((setting) => valueOf(patch, setting) !== undefined),
  };
}

const isDays = (text: string) => /^\d{1,3}$/.test(text) && +text >= DAYS.least && +text <= DAYS.most;
