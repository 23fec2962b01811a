'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '@/app/_ui/notice';
import type { EditOutcome } from '@/lib/comments/schemas';
import { foretell } from '../../actions';

const ASK_AFTER_MS = 600;

/** What would come of a text, asked whenever typing pauses; null until it is known of the very text. */
export function useForetold(id: string, text: string, posted: string): EditOutcome | null {
  const [known, setKnown] = useState<{ text: string; outcome: EditOutcome | null }>();
  useEffect(() => {
    if (text === posted) return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const outcome = await foretell({ id, body: text }).catch(() => null);
      if (!isOld) setKnown({ text, outcome });
    }, ASK_AFTER_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [id, text, posted]);
  return known?.text === text ? known.outcome : null;
}

type Props = {
  outcome: EditOutcome | null;
  /** It is the answer to sending this very text, which was not sent. */
  isAnswer: boolean;
  /** Changes with every such answer: it takes the focus. */
  answered: unknown;
};

/** Says beside the button what sending does, and has the form send that it was said. */
export function Outcome({ outcome, isAnswer, answered }: Props) {
  const t = useTranslations('composer.edit.outcome');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answered) place.current?.focus();
  }, [answered]);
  return (
    <div ref={place} tabIndex={-1} aria-live="polite">
      {outcome && <input type="hidden" name="expects" value={outcome} />}
      {outcome && (
        <Notice title={isAnswer ? t('notSent') : undefined}>
          <p>{t(outcome)}</p>
          {isAnswer && <p>{t('again')}</p>}
        </Notice>
      )}
    </div>
  );
}
