import { isDeepStrictEqual } from 'node:util';
import { defaultSettings, isPlain, overlay } from './rules';
import type { PolicySettings } from './schemas';

/** A setting that differs between two versions; a list differs as a whole. */
export type SettingChange = { path: readonly string[]; from: unknown; to: unknown };

/** What differs between two versions of the settings. What is no setting any more is passed over. */
export function changesBetween(
  from: unknown,
  to: unknown,
  shape: unknown = defaultSettings,
  path: readonly string[] = [],
): SettingChange[] {
  if (isPlain(shape))
    return Object.entries(shape).flatMap(([key, part]) =>
      changesBetween(partOf(from, key), partOf(to, key), part, [...path, key]),
    );
  return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }];
}

const partOf = (value: unknown, key: string): unknown => (isPlain(value) ? value[key] : undefined);

/** The part of the settings that some of their values make. */
export function settingsFrom(values: readonly { path: readonly string[]; to: unknown }[]): object {
  let whole: unknown = {};
  for (const { path, to } of values)
    whole = overlay(
      whole,
      path.reduceRight<unknown>((part, key) => ({ [key]: part }), to),
    );
  return whole as object;
}

/** What a publication has made its own. */
export const changesFromDefaults = (settings: PolicySettings): SettingChange[] =>
  changesBetween(defaultSettings, settings);
