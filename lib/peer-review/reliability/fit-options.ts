import type { PolicySettings } from '@/lib/policy/schemas';
import type { Fit, FitOptions } from './dawid-skene';
import { newcomerPrior } from './reviewer-rates';

/** In a fit: comments that the policy's share of acceptable ones counts for, beside those that were seen. */
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

/** In a decision: so many comments must have been fitted before the past counts for as much as the policy's share. */
const STRENGTH = 50;

/** The share of comments that is taken to be acceptable before anybody has reviewed one: the fitted one, shrunk to the policy's. */
export const priorAfter = (fit: Pick<Fit, 'prevalence' | 'comments'> | null, prior: number): number =>
  fit === null ? prior : (STRENGTH * prior + fit.comments * fit.prevalence) / (STRENGTH + fit.comments);
