'use client';

import { useTranslations } from 'next-intl';
import type { DraftView } from '@/lib/comments/drafts/schemas';
import { Button, ButtonRow } from '../button';
import { Notice } from '../notice';
import styles from './writing.module.css';

/** Two devices have different texts: both are shown, and the writer says what becomes of them. */
export function OtherDevice({
  other,
  text,
  settle,
}: {
  other: DraftView | null;
  /** What stands here. */
  text: string;
  settle: (text: string) => void;
}) {
  const t = useTranslations('composer.other');
  if (!other) return null;
  return (
    <Notice title={t('title')} live>
      <p>{t('text')}</p>
      <blockquote dir="auto" className={styles.other}>
        {other.body}
      </blockquote>
      <ButtonRow>
        <Button type="button" size="small" onClick={() => settle(`${other.body.trimEnd()}\n\n${text}`)}>
          {t('both')}
        </Button>
        <Button type="button" size="small" onClick={() => settle(text)}>
          {t('mine')}
        </Button>
        <Button type="button" size="small" onClick={() => settle(other.body)}>
          {t('theirs')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
