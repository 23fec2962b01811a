import type { PolicySettings } from '@/lib/policy/schemas';
import type { FitOptions } from './dawid-skene';
import { newcomerPrior } from './reviewer-rates';

/** Comments that the policy's share of acceptable ones counts for, beside those that were seen. */
const COMMENTS_SEEN = 2;

/** What reviewers and comments are taken to be before anything is known of them, in the policy's numbers. */
export function fitOptionsOf({
  accuracy,
  prior,
  reliability: { strength },
}: Pick<PolicySettings['review'], 'accuracy' | 'prior' | 'reliability'>): Pick<
  FitOptions,
  'newcomer' | 'seen'
> {
  return {
    newcomer: newcomerPrior({ accuracy, strength }),
    seen: { acceptable: COMMENTS_SEEN * prior, unacceptable: COMMENTS_SEEN * (1 - prior) },
  };
}
