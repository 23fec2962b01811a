import type { TransparencyReport } from '@/lib/web/read-transparency-report';

type Period = TransparencyReport['all'];

/** What the numbers come to, as a person would say it to another; what too few cases say nothing of is left out. */
export type Finding =
  | { says: 'posted'; posted: number; submitted: number }
  | { says: 'time'; half: number; nineInTen: number }
  | { says: 'alone'; of100: number }
  | { says: 'agreement'; how: 'always' | 'mostly' | 'often' | 'seldom' }
  | { says: 'wrong'; of100: number }
  | { says: 'reversed'; reversed: number; decided: number };

/** With fewer comments than this in a month, it says more to look at all of them. */
const ENOUGH = 20;
/** A share of a few appeals would say little, and perhaps something about somebody. */
const ENOUGH_APPEALS = 5;

/** The period that is worth summing up, and what there is to say of it. */
export function inShort({ last30Days, all }: Pick<TransparencyReport, 'last30Days' | 'all'>): {
  period: 'month' | 'all';
  findings: Finding[];
} {
  const period = last30Days.submitted >= ENOUGH ? 'month' : 'all';
  return { period, findings: findingsOf(period === 'month' ? last30Days : all) };
}

function findingsOf({
  submitted,
  published,
  timeToPublish,
  withoutModerator,
  agreement: { alpha },
  audits,
  appeals,
}: Period): Finding[] {
  const findings: Finding[] = [];
  if (submitted > 0) findings.push({ says: 'posted', posted: published, submitted });
  if (timeToPublish)
    findings.push({ says: 'time', half: timeToPublish.median, nineInTen: timeToPublish.p90 });
  if (withoutModerator.share !== null)
    findings.push({ says: 'alone', of100: Math.round(withoutModerator.share * 100) });
  if (alpha !== null) findings.push({ says: 'agreement', how: agreementInWords(alpha) });
  if (audits.share !== null) findings.push({ says: 'wrong', of100: Math.round(audits.share * 100) });
  if (appeals.decided >= ENOUGH_APPEALS)
    findings.push({ says: 'reversed', reversed: appeals.reversed, decided: appeals.decided });
  return findings;
}

/** The first two steps are Krippendorff's own: what may be relied upon, and what may be with care. */
function agreementInWords(alpha: number): 'always' | 'mostly' | 'often' | 'seldom' {
  if (alpha >= 0.8) return 'always';
  if (alpha >= 0.667) return 'mostly';
  return alpha >= 0.333 ? 'often' : 'seldom';
}
