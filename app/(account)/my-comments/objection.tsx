import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink, ButtonRow } from '@/app/_ui/button';
import { Moment } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { referToModerator } from './actions';
import { CommentAct } from './comment-act';
import styles from './my-comments.module.css';
import { Withdrawal } from './withdrawal';

const hidden = (chunks: ReactNode) => <VisuallyHidden>{chunks}</VisuallyHidden>;

/** What peers object to in a comment of one's own, until when one may decide, and the three ways to. Nothing where they do not. */
export function Objection({ comment }: { comment: OwnCommentView }) {
  const t = useTranslations('mine');
  const ask = useTranslations('composer.askModerator');
  const { id, article, objection, visible } = comment;
  if (!objection) return null;
  const which = t('which', { title: article.title });
  return (
    <div role="group" className={styles.objection} aria-label={t('objection.title')}>
      <p className={styles.objectionTitle}>{t('objection.title')}</p>
      <p>{t('objection.kind')}</p>
      <WhatPeersSay objection={objection} />
      <p>{t.rich('objection.until', { moment: () => <Moment at={objection.until} /> })}</p>
      <p className={styles.next}>{t('objection.ways')}</p>
      <ButtonRow>
        <ButtonLink size="small" tone="primary" href={`/my-comments/${id}/edit`}>
          {t.rich('objection.revise', { which, hidden })}
        </ButtonLink>
        <CommentAct id={id} act={referToModerator}>
          {ask.rich('ask', { which, hidden })}
        </CommentAct>
        <Withdrawal id={id} which={which} isUp={visible} />
      </ButtonRow>
    </div>
  );
}

/** Their verdicts by count, in the words that they chose among, and what they say to the author. */
export function WhatPeersSay({ objection }: { objection: NonNullable<OwnCommentView['objection']> }) {
  const t = useTranslations('mine.objection');
  const choices = useTranslations('review.panel.choices');
  const { notes, verdicts } = objection;
  const of = verdicts.yes + verdicts.notCivil + verdicts.misinformation;
  const said = [
    { verdict: 'NOT_CIVIL', count: verdicts.notCivil },
    { verdict: 'MISINFORMATION', count: verdicts.misinformation },
    { verdict: 'YES', count: verdicts.yes },
  ] as const;
  return (
    <>
      <ul className={styles.said}>
        {said
          .filter(({ count }) => count > 0)
          .map(({ verdict, count }) => (
            <li key={verdict}>
              <strong>{t('said', { count, of, verdict: choices(`${verdict}.label`) })}</strong>{' '}
              {choices(`${verdict}.explanation`)}
            </li>
          ))}
      </ul>
      <p>
        <a href="/policy">{t('rules')}</a>
      </p>
      {notes.length > 0 && (
        <div>
          <p>{t('notes', { count: notes.length })}</p>
          {notes.map((note, index) => (
            <blockquote key={index} className={styles.note} dir="auto">
              {note}
            </blockquote>
          ))}
        </div>
      )}
    </>
  );
}
