'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '@/app/_ui/notice';
import type { WritingResult } from '@/app/_ui/writing/writing-form';
import type { EditOutcome } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { predict } from '../../actions';

const ASK_AFTER_MS = 600;

/** What would come of a text, asked whenever typing pauses; null until it is known of the very text. */
function usePrediction(id: string, text: string, posted: string): EditOutcome | null {
  const [known, setKnown] = useState<{ text: string; outcome: EditOutcome | null }>();
  useEffect(() => {
    if (text === posted) return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const outcome = await predict({ id, body: text }).catch(() => null);
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
  id: string;
  /** The text that is changed, and the one in its place. */
  posted: string;
  text: string;
  /** What came of sending it. */
  state: ActionState<WritingResult & { outcome?: EditOutcome | null }>;
  isReviewed: boolean;
};

/** Says beside the button what sending does, and has the form send that it was said. */
export function Outcome({ id, posted, text, state, isReviewed }: Props) {
  const t = useTranslations('composer.edit.outcome');
  const place = useRef<HTMLDivElement>(null);
  const predicted = usePrediction(id, text, isReviewed ? text : posted);
  const answer = outcomeIn(state);
  // What was said about another text says nothing about this one.
  const isSame = inOneWay(text) === inOneWay(state.values.body ?? '');
  const isRefused = answer !== null && !state.result?.previewHtml;
  const isAnswer = isSame && isRefused;
  const outcome = predicted ?? (isSame ? answer : null);
  const expects = outcome ?? (isReviewed ? 'review' : null);
  const answered = isRefused && !state.result?.nudge && state;
  useEffect(() => {
    if (answered) place.current?.focus();
  }, [answered]);
  return (
    <div ref={place} tabIndex={-1} aria-live="polite">
      {expects && <input type="hidden" name="expects" value={expects} />}
      {outcome && (
        <Notice title={isAnswer ? t('notSent') : undefined}>
          <p>{t(outcome)}</p>
          {isAnswer && <p>{t('again')}</p>}
        </Notice>
      )}
    </div>
  );
}

/** A form sends its newlines in another way than a text has them. */
const inOneWay = (text: string) => text.replaceAll('\r\n', '\n');

/** What would have come of the text that was sent, when its author had not been told, or been told otherwise. */
function outcomeIn({ code, details, result }: Props['state']): EditOutcome | null {
  if (code === 'other-outcome') return (details?.outcome as EditOutcome | undefined) ?? null;
  return result?.outcome ?? null;
}
