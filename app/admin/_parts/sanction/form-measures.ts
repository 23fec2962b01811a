import { measures } from '@/lib/policy/schemas';

/** A time-out of as many days as are typed. */
export const OWN = 'own';

/** What can be done to a member, as the form offers it. */
export const formMeasures = [...measures.slice(0, 4), OWN, ...measures.slice(4)] as const;
