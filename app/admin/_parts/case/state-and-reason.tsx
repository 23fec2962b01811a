import { useLocale, useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import type { CaseView } from '@/lib/moderation/schemas';
import { systemContext } from '@/lib/platform/context';
import { waitInWords } from '../words/wait-in-words';
import { cameInWords } from './came-in-words';
import styles from './case.module.css';
import { OddsBar } from './odds-bar';
import { statedOdds, type OddsOf } from './why-in-words';

type Props = {
  comment: CaseView;
  /** Reports from which on a comment is hidden. */
  threshold: number;
  odds: OddsOf;
};

/** How a comment stands, since when, on which article; and in one sentence why it is where it is, with the odds that its reviewers gave it. */
export function StateAndReason({ comment, threshold, odds }: Props) {
  const { status, stateChangedAt, article, revision } = comment;
  const desk = useTranslations('desk');
  const t = useTranslations('cases');
  const stated = statedOdds(comment, odds);
  const why = cameInWords(comment, { locale: useLocale(), threshold });
  return (
    <>
      {t.rich('standing', {
        name: desk(`states.${status}`),
        wait: waitInWords(stateChangedAt, systemContext.now(), desk),
        revision,
        title: article.title,
        state: (words) => <strong className={styles.state}>{words}</strong>,
        article: linkTo(articlePath(article.slug)),
      })}
      {why && (
        <span className={styles.why} dir="auto">
          {why}
        </span>
      )}
      {stated && <OddsBar odds={stated} />}
    </>
  );
}
