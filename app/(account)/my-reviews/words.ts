import type { RateView, ReviewerRecordView } from '@/lib/peer-review/records/schemas';
import type { PolicySettings } from '@/lib/policy/schemas';

type Ladder = PolicySettings['review']['ladder'];

/** What a reviewer's standing means for their verdicts. */
export const standingInWords: Record<ReviewerRecordView['standing'], string> = {
  GOOD: 'Your verdicts count in full',
  WARNED: 'Your verdicts count, and you have been warned',
  SUSPENDED: 'Your verdicts do not count at present',
};

/** What would improve it, to the number; in good standing, what keeps it. */
export function wayUpInWords({ standing, toImprove }: ReviewerRecordView, ladder: Ladder): string {
  if (standing === 'GOOD') {
    const share = percent(ladder.warnBelow);
    return `There is nothing to improve. A warning would follow if, of your last ${ladder.window} reviews whose right verdict is known, fewer than ${share} were right; at least ${ladder.least} must be known.`;
  }
  if (!toImprove) return 'Every verdict that turns out right helps to lift the warning.';
  const { rightInARow, onCalibration } = toImprove;
  if (!onCalibration) {
    return rightInARow === 1
      ? 'Get the next verdict right, and the warning is lifted.'
      : `Get the next ${rightInARow} verdicts right, and the warning is lifted.`;
  }
  const what =
    rightInARow === 1
      ? 'the next calibration comment right'
      : `${rightInARow} calibration comments right in a row`;
  return `Get ${what}, and your verdicts count again. All that you are given to review until then are such comments.`;
}

/** "Of your last 6 reviews whose right verdict is known, 5 were right." Null while none is known. */
export function knownInWords({ known: { right, of } }: Pick<ReviewerRecordView, 'known'>): string | null {
  if (of === 0) return null;
  if (of === 1)
    return `One review of yours has a right verdict that is known: yours was ${right === 1 ? 'right' : 'not'}.`;
  return `Of your last ${of} reviews whose right verdict is known, ${right} ${right === 1 ? 'was' : 'were'} right.`;
}

/** A rate as a number of ten comments, and how sure that is: "about 8 … most likely between 6 and 9". */
export function rateInWords(
  { share, lower, upper, verdicts }: RateView,
  what: 'accepts' | 'objects',
): string {
  const about = ofTen(share);
  const between = [ofTen(lower), ofTen(upper)] as const;
  const rate =
    what === 'accepts'
      ? `Of ten comments that are fit to be posted, you would accept about ${about}.`
      : `Of ten comments that are not, you would notice about ${about}.`;
  const sure =
    between[0] === between[1]
      ? 'That is rather certain'
      : `It is most likely between ${between[0]} and ${between[1]}`;
  return `${rate} ${sure}, ${groundsInWords(verdicts)}.`;
}

function groundsInWords(verdicts: number): string {
  const count = Math.round(verdicts);
  if (count === 0) return 'as of anybody about whom nothing is known yet';
  return count === 1 ? 'going by one verdict' : `going by ${count} verdicts`;
}

const ofTen = (share: number): number => Math.round(share * 10);
const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
