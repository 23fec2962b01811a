import { describe, expect, it } from 'vitest';
import { isLegalAddress } from '@/lib/web/entry/legal-address';
import { canonicalAddress } from '@/lib/web/page-cache/routes';
import { topicPath } from './topic-path';

describe('the address of a topic', () => {
  it.each([
    'Water',
    'Trade & ports',
    'Étude',
    'الماء',
    'C++',
    '“Who?”',
    "it's (all) ~fine!",
    '#1; [two] {three}|^`',
  ])('%s is one that is read and kept', (topic) => {
    const path = topicPath(topic)!;
    expect(isLegalAddress(path)).toBe(true);
    expect(canonicalAddress(path)).toBe(path);
  });

  it.each(['and/or', '100 %', 'back\\slash', 'line\nbreak', '.', '..', ''])('there is none for %j', (topic) =>
    expect(topicPath(topic)).toBeNull(),
  );
});
