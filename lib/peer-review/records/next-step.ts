/** What a reviewer can do about their standing (R13). Pure, like rules.ts. */
import { nextStanding, type KnownOutcome, type Ladder, type Rung } from '../reliability/ladder-rules';

export type WayUp = {
  rightInARow: number;
  /** Only verdicts on calibration items lead there. */
  onCalibration: boolean;
};

const NOBODY_ELSE = { others: 0, othersRight: 0 };

/**
 * How many verdicts a reviewer has to get right from now on to be in good standing, by the rule that moves them: it is tried
 * with one more, and one more. Null for those who are, and where no number of them leads straight there.
 */
export function nextStep(rung: Rung, newestFirst: readonly KnownOutcome[], ladder: Ladder): WayUp | null {
  if (rung.standing === 'GOOD') return null;
  const onCalibration = rung.standing === 'SUSPENDED';
  const later = new Date(Math.max(rung.since.getTime(), newestFirst[0]?.at.getTime() ?? 0) + 1);
  // One of those in a row must be an objection: let it be among them.
  const right = { right: true, accepts: false, calibration: onCalibration, at: later, ...NOBODY_ELSE };
  const enough = Math.max(ladder.window, ladder.returnAfter);
  for (let count = 1; count <= enough; count += 1) {
    const outcomes = [...Array<KnownOutcome>(count).fill(right), ...newestFirst];
    const move = nextStanding(rung, outcomes, ladder);
    if (move) return move.to === 'GOOD' ? { rightInARow: count, onCalibration } : null;
  }
  return null;
}
