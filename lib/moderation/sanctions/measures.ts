import type { Measure } from '@/lib/policy/schemas';
import type { SanctionKind } from './schemas';

/** What each measure that the policy knows comes to. */
export const measureOf = {
  warning: { kind: 'WARNING', days: null },
  day: { kind: 'TIME_OUT', days: 1 },
  week: { kind: 'TIME_OUT', days: 7 },
  month: { kind: 'TIME_OUT', days: 30 },
  ban: { kind: 'BAN', days: null },
  revocation: { kind: 'REVOCATION', days: null },
} as const satisfies Record<Measure, { kind: SanctionKind; days: number | null }>;
