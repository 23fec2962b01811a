/** What a simulation takes from the site that it stands for. Pure, like rules.ts. */
import { assumptions, type Assumptions } from '../simulation/assumptions';
import { LEAST_CASES, type Rate, type Rates } from './schemas';

/** Members of a simulated publication where nobody has counted those of the site, or where there is but one. */
export const USUAL_MEMBERS = 50;

/** What was counted of the site over some days. */
export type Counts = {
  days: number;
  activeMembers: number | null;
  comments: number;
  /** Of the comments, those that got in line; and reviews from the volunteers' queue. */
  inLine: number;
  volunteered: number;
  /** Share of comments that are acceptable, and how many it was fitted to; null before the first fit. */
  fit: { prevalence: number; comments: number } | null;
  /** What authors did about objections. */
  revised: number;
  withdrew: number;
  asked: number;
  saidNothing: number;
};

/** Rates, where there are enough cases of each; to two figures, for no more is known of them. */
export function ratesFrom(counts: Counts): Rates {
  const { days, comments, inLine, volunteered, fit, revised, withdrew, asked, saidNothing } = counts;
  const counted = counts.activeMembers ?? 0;
  const members: Rate =
    counted < 2 ? { value: USUAL_MEMBERS, measured: false } : { value: counted, measured: true };
  const rateOf = (share: number, cases: number, assumed: number): Rate =>
    cases < LEAST_CASES ? { value: assumed, measured: false } : { value: toTwo(share), measured: true };
  const others = asked + saidNothing;
  const objected = revised + withdrew + others;
  return {
    members,
    commentsAMemberAndDay: rateOf(
      comments / days / members.value,
      members.measured ? comments : 0,
      assumptions.commentsAMemberAndDay,
    ),
    volunteered:
      inLine < LEAST_CASES
        ? { value: null, measured: false }
        : { value: toTwo(volunteered / inLine), measured: true },
    acceptable: rateOf(fit?.prevalence ?? 0, fit?.comments ?? 0, assumptions.acceptable),
    revises: rateOf(revised / objected, objected, assumptions.revises),
    withdraws: rateOf(withdrew / objected, objected, assumptions.withdraws),
    silent: rateOf(saidNothing / others, others, assumptions.silent),
    assumed: { visits: assumptions.volunteers, spammers: assumptions.spammers },
  };
}

const toTwo = (value: number): number => Number(value.toPrecision(2));

/** What the simulated publication takes for granted, but for how often volunteers come by. */
export const assumptionsFrom = (rates: Rates): Partial<Assumptions> => ({
  commentsAMemberAndDay: rates.commentsAMemberAndDay.value,
  // A share of all or of none leaves nothing to be drawn.
  acceptable: Math.min(0.99, Math.max(0.01, rates.acceptable.value)),
  revises: rates.revises.value,
  withdraws: rates.withdraws.value,
  silent: rates.silent.value,
  spammers: rates.assumed.spammers,
});
