/** What a member can appeal against. */
export type Appealed = 'comment' | 'sanction';

/** Where a member reads of a decision against them, and appeals. */
export const decisionHref = (about: Appealed, id: string): string =>
  about === 'sanction'
    ? `/account/sanctions/${encodeURIComponent(id)}`
    : `/my-comments/${encodeURIComponent(id)}/decision`;
