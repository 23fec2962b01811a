import { DAYS } from '@/lib/peer-review/lab/schemas';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';
import { changesIn, flawInSetting, policyForm } from '../policy/read-form';
import { settings, textsOf, type Setting } from '../policy/setting-fields';
import type { Say } from '../policy/setting-words';

/** The numbers that can be tried, by their names in the policy's form, in the order of the lab's. */
const TRIED = [
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

export const labSettings: readonly Setting[] = TRIED.map((name) =>
  settings.find((one) => one.name === name)!,
);

type Query = Record<string, string | string[] | undefined>;

/** What was asked for, as the form shows it again, and what is wrong with it; the change of the policy where nothing is. */
export type LabQuery = {
  /** Somebody asked; without it, the form is shown alone. */
  isAsked: boolean;
  texts: Record<string, string>;
  days: string;
  problems: { field: string; message: string }[];
  patch: PolicyPatch;
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
  const read = policyForm.safeParse({ version: policy.version, ...texts });
  const problems = (read.error?.issues ?? []).map((issue) => ({
    field: String(issue.path[0]),
    message: flawInSetting(issue, t) ?? issue.message,
  }));
  if (!isDays(days)) {
    const range = t('ranges.whole', { min: DAYS.least, max: DAYS.most });
    problems.push({ field: 'days', message: t('mustBe', { label: t('lab.form.days'), range }) });
  }
  return {
    isAsked: asked.length > 0 || given('days') !== undefined,
    texts,
    days,
    problems,
    patch: (problems.length === 0 && changesIn(texts, policy)) || {},
  };
}

const isDays = (text: string) => /^\d{1,3}$/.test(text) && +text >= DAYS.least && +text <= DAYS.most;
