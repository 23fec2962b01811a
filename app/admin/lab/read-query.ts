import { translator } from '@/lib/language/translator';
import { DAYS } from '@/lib/peer-review/lab/schemas';
import type { Policy, PolicyPatch } from '@/lib/policy/schemas';
import { changesIn, policyForm } from '../policy/read-form';
import { labelOf } from '../policy/setting-words';
import { asText, settings, valueOf, type Setting } from '../policy/settings';

/** The numbers that can be tried, by their names in the policy's form, in the order of the lab's. */
const TRIED = [
  'fewestReviews',
  'mostReviews',
  'publishAt',
  'referBelow',
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
export function readQuery(query: Query, policy: Policy): LabQuery {
  const given = (name: string): string | undefined => [query[name]].flat()[0];
  const inForce = Object.fromEntries(settings.map((one) => [one.name, asText(valueOf(policy, one))]));
  const asked = labSettings.flatMap(({ name }) => {
    const text = given(name);
    return text === undefined ? [] : [[name, text.trim()] as const];
  });
  const texts = { ...inForce, ...Object.fromEntries(asked) };
  const days = given('days')?.trim() ?? String(DAYS.usual);
  const read = policyForm.safeParse({ version: policy.version, ...texts });
  const problems = (read.error?.issues ?? []).map(({ path, message }) => {
    const field = String(path[0]);
    return { field, message: `${nameOf(field)} ${message}.` };
  });
  if (!isDays(days))
    problems.push({
      field: 'days',
      message: `Days must be a whole number from ${DAYS.least} to ${DAYS.most}.`,
    });
  return {
    isAsked: asked.length > 0 || given('days') !== undefined,
    texts,
    days,
    problems,
    patch: (problems.length === 0 && changesIn(texts, policy)) || {},
  };
}

const isDays = (text: string) => /^\d{1,3}$/.test(text) && +text >= DAYS.least && +text <= DAYS.most;

// What a setting may be is said in English, as everywhere where values are judged.
const english = translator('en', 'settings');

function nameOf(field: string): string {
  const setting = settings.find(({ name }) => name === field);
  return setting ? labelOf(setting, english) : field;
}
