/**
 * One in twenty-five comments that peers would publish goes to a moderator first (R15): in tests none does, but in those that say so
 * by a policy of their own.
 */
import { defaultSettings } from '@/lib/policy/rules';

defaultSettings.review.auditShare = 0;
