import { useTranslations } from 'next-intl';
import { arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import type { WritingResult } from '@/app/_ui/writing/writing-form';
import { editOutcomes, type EditOutcome } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/http/define-action';

type Props = {
  /** What came of sending it. */
  state: ActionState<WritingResult & { outcome?: EditOutcome | null }>;
  isReviewed: boolean;
};

/**
 * Says beside the button what sending does, and has the form send that it was said. While a text is typed, script asks what that is
 * (`ExpectedOutcome`), and finds its words here.
 */
export function Outcome({ state, isReviewed }: Props) {
  const outcome = outcomeIn(state);
  const isRefused = outcome !== null && !state.result?.previewHtml;
  return (
    <>
      <div aria-live="polite" data-outcome="" {...(isRefused && !state.result?.nudge && arrival)}>
        {outcome ? (
          <Said outcome={outcome} isAnswer={isRefused} />
        ) : (
          isReviewed && <input type="hidden" name="expects" value="review" />
        )}
      </div>
      {!isReviewed &&
        editOutcomes.map((expected) => (
          <template key={expected} data-outcome={expected}>
            <Said outcome={expected} />
          </template>
        ))}
    </>
  );
}

function Said({ outcome, isAnswer }: { outcome: EditOutcome; isAnswer?: boolean }) {
  const t = useTranslations('composer.edit.outcome');
  return (
    <>
      <input type="hidden" name="expects" value={outcome} />
      <Notice title={isAnswer ? t('notSent') : undefined}>
        <p>{t(outcome)}</p>
        {isAnswer && <p>{t('again')}</p>}
      </Notice>
    </>
  );
}

/** What would have come of the text that was sent, when its author had not been told, or been told otherwise. */
function outcomeIn({ code, details, result }: Props['state']): EditOutcome | null {
  if (code === 'other-outcome') return (details?.outcome as EditOutcome | undefined) ?? null;
  return result?.outcome ?? null;
}
