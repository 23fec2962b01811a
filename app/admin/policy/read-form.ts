import { z } from 'zod';
import { settingsFrom } from '@/lib/policy/compare-settings';
import {
  changeReason,
  policyPatch,
  policySettings,
  type Incoherence,
  type Policy,
  type PolicyPatch,
} from '@/lib/policy/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { asText, fromText, settings, valueOf, type Setting } from './setting-fields';
import { labelOf, type Say } from './setting-words';

/** Characters of a setting; the longest are lists of words. */
const LONGEST_SETTING = 35_000;

/**
 * The form's fields: the version that the administrator had before them, why they change it, and the text of every setting. The policy's own schema
 * says what is wrong with them, `flawInSetting` in which words.
 */
export const policyForm = z
  .strictObject({
    version: z.coerce.number().int(),
    reason: changeReason,
    ...Object.fromEntries(settings.map(({ name }) => [name, typedText(LONGEST_SETTING)])),
  })
  .transform(({ version, reason, ...texts }) => ({
    version,
    reason,
    texts: texts as Record<string, string>,
  }))
  .superRefine(({ texts }, ctx) => {
    const { issues = [] } = policySettings.safeParse(partFrom(settings, texts)).error ?? {};
    for (const { name, path } of settings) {
      const issue = issues.find((one) => path.every((key, index) => one.path[index] === key));
      if (issue)
        ctx.addIssue({
          code: 'custom',
          path: [name],
          message: issue.message,
          params: issue.code === 'custom' ? issue.params : undefined,
        });
    }
  });

/** What is wrong with a setting as it was typed: that it is out of its range, or how it does not go with another. */
export function flawInSetting({ path: [field], ...issue }: z.core.$ZodIssue, t: Say): string | undefined {
  const setting = settings.find(({ name }) => name === field);
  if (!setting) return undefined;
  const label = labelOf(setting, t);
  if (issue.code !== 'custom' || !issue.params) {
    const { name, limits } = setting.range;
    return t('mustBe', { label, range: t(`ranges.${name}`, limits) });
  }
  const { rule, other, most = '' } = issue.params as Incoherence;
  const named = settings.find(({ path }) => path.join('.') === other);
  return t(`rules.${rule}`, { label, most, other: named ? t('quoted', { label: labelOf(named, t) }) : '' });
}

/** What differs from the policy in force, and nothing else: the audit then says what was changed. Null when nothing does. */
export function changesIn(texts: Record<string, string>, policy: Policy): PolicyPatch | null {
  const changed = settings.filter((setting) => {
    const typed = fromText(texts[setting.name] ?? '', setting);
    return asText(typed) !== asText(valueOf(policy, setting));
  });
  return changed.length === 0 ? null : policyPatch.parse(partFrom(changed, texts));
}

/** The part of the settings that some of the form's fields make. */
const partFrom = (chosen: readonly Setting[], texts: Record<string, string>): object =>
  settingsFrom(
    chosen.map((setting) => ({ path: setting.path, to: fromText(texts[setting.name] ?? '', setting) })),
  );
