import type { useTranslations } from 'next-intl';
import type { RateView, ReviewerRecordView } from '@/lib/peer-review/records/schemas';
import type { PolicySettings } from '@/lib/policy/schemas';

type Ladder = PolicySettings['review']['ladder'];
/** The words of a reviewer's record, in their language. */
type Words = ReturnType<typeof useTranslations<'review.record'>>;

type Known = Pick<ReviewerRecordView, 'known'>;

/** "You accepted 9 of 10 good comments." A sentence for each kind of text of which something is known. */
export function judgedInWords(t: Words, { known: { accepted, objected } }: Known): string[] {
  if (accepted.of + objected.of === 0) return [t('plain.none')];
  return [
    ...(accepted.of > 0 ? [t('plain.accepted', accepted)] : []),
    ...(objected.of > 0 ? [t('plain.objected', objected)] : []),
  ];
}

/** When a warning would follow, to the number. */
export const warningInWords = (t: Words, { window, warnBelow, least }: Ladder): string =>
  t('warning', { window, share: percent(warnBelow), least });

/** What would improve a standing. */
export function nextStepInWords(t: Words, { standing, toImprove }: ReviewerRecordView): string {
  if (standing === 'GOOD') return t('nextStep.good');
  if (!toImprove) return t('nextStep.everyOne');
  const { rightInARow: count, onCalibration } = toImprove;
  return t(onCalibration ? 'nextStep.suspended' : 'nextStep.warned', { count });
}

/** "Of your last 6 reviews whose right verdict is known, 5 were right." Null while none is known. */
export function knownInWords(t: Words, { known: { right, of, expected } }: Known): string | null {
  if (of === 0) return null;
  return of === 1 ? t('knownOne', { right }) : t('known', { right, of, expected });
}

/** A rate as a number of ten comments, and how sure that is: "about 8 … most likely between 6 and 9". */
export function rateInWords(
  t: Words,
  { share, lower, upper, verdicts }: RateView,
  what: 'accepts' | 'objects',
): string {
  const [least, most] = [ofTen(lower), ofTen(upper)];
  const grounds = t('grounds', { count: Math.round(verdicts) });
  const sure =
    least === most
      ? t('rate.certain', { grounds })
      : t('rate.between', { lower: least, upper: most, grounds });
  return `${t(`rate.${what}`, { about: ofTen(share) })} ${sure}`;
}

const ofTen = (share: number): number => Math.round(share * 10);
const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
