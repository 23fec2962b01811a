/** Of everybody who is in a pair, the group: all who are connected by pairs are in one. */
export function connected(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const [a, b] of pairs) {
    const [into, from] = [groups.get(a) ?? a, groups.get(b) ?? b];
    groups.set(a, into).set(b, into);
    for (const [member, group] of groups) if (group === from) groups.set(member, into);
  }
  return groups;
}
