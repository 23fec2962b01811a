import { useTranslations } from 'next-intl';
import type { PartialityView } from '@/lib/peer-review/patterns/schemas';
import { percent } from '../_parts/words/words';
import { chanceInWords, expectedInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { People } from './people';

/** The kinds of verdicts that depend on who wrote, in the order of the page. */
export const KINDS = ['mutual', 'favouring', 'severity', 'sides', 'mates', 'harsh'] as const;
type Kind = (typeof KINDS)[number];

/** Those that are about accepting; the others are about objecting. */
const ACCEPTING: readonly Kind[] = ['mutual', 'favouring', 'mates'];

type Finding = PartialityView['findings'][number];
type Person = Finding['reviewers'][number];

/** Verdicts that depend on who wrote, beside what there is to compare them with. */
export function Partiality({ kind, pattern }: { kind: Kind; pattern: PartialityView }) {
  const t = useTranslations('records.patterns');
  const { findings, evidence } = pattern;
  const [reviewers, authors] = [
    everybody(findings.map((finding) => finding.reviewers)),
    everybody(findings.map((finding) => finding.authors)),
  ];
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        {t.rich(`${kind}.who`, {
          reviewers: () => <People people={reviewers} />,
          authors: () => <People people={authors} />,
        })}
      </h3>
      <ul role="list" className={styles.counts}>
        {findings.map((finding) => (
          <Counts
            key={finding.reviewers.map(({ id }) => id).join()}
            kind={kind}
            finding={finding}
            isOneOfMany={findings.length > 1}
          />
        ))}
      </ul>
      <EvidenceList evidence={evidence} about={t('reviewedBy', { names: names(reviewers) })} />
    </article>
  );
}

function Counts({ kind, finding, isOneOfMany }: { kind: Kind; finding: Finding; isOneOfMany: boolean }) {
  const t = useTranslations('records.patterns');
  const { reviewers, said, elsewhere, byOthers, expected, chance } = finding;
  const share = ({ count, of }: { count: number; of: number }) =>
    t('share', { percent: percent(of === 0 ? 0 : Math.round((count / of) * 100) / 100), count, of });
  const verb = ACCEPTING.includes(kind) ? 'accepted' : 'objected';
  return (
    <li>
      {t(`${verb}.counts`, {
        who: isOneOfMany ? t('whose', { names: names(reviewers) }) : '',
        ...said,
        expected: expectedInWords(expected, t),
        chance: chanceInWords(chance, t),
      })}
      {elsewhere.of > 0 && ` ${t(`${verb}.elsewhere`, { share: share(elsewhere) })}`}
      {byOthers.of > 0 && ` ${t(`${verb}.byOthers`, { share: share(byOthers) })}`}
    </li>
  );
}

const everybody = (people: readonly Person[][]): Person[] => [
  ...new Map(people.flat().map((person) => [person.id, person])).values(),
];

const names = (people: readonly Person[]) => people.map(({ displayName }) => displayName).join(', ');
