'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Radio, RadioGroup } from '@/app/_ui/radio-group';
import { EXPLANATION_MAX, objection, type PickSuggestion } from '@/lib/peer-review/calibration/schemas';
import { makeItem } from '@/app/admin/calibration/actions';
import styles from './case.module.css';

type Props = {
  commentId: string;
  /** Left out, the form comes back as it was sent, if it was. */
  suggestion?: PickSuggestion;
};

const ids = { verdict: 'calibration-verdict', explanation: 'calibration-explanation' };

/** Makes a calibration item of a comment that was turned down: filled in from the decision, so that one click is enough. */
export function UseAsCalibration({ commentId, suggestion }: Props) {
  const t = useTranslations('cases.calibration');
  const verdicts = useTranslations('desk.verdicts');
  const [state, send] = useActionState(makeItem, untouched, HERE);
  if (!suggestion && state.status === 'idle') return null;
  const chosen = state.values.verdict ?? suggestion?.verdict;
  return (
    <form action={send} className={styles.form} aria-labelledby="calibration-title" noValidate>
      <FormErrors state={state} fieldIds={ids} />
      <p className={styles.meaning}>{t('meaning')}</p>
      <input type="hidden" name="commentId" value={commentId} />
      <RadioGroup id={ids.verdict} legend={t('right')} error={state.fieldErrors.verdict}>
        {objection.options.map((verdict) => (
          <Radio
            key={`${verdict} ${chosen}`}
            name="verdict"
            value={verdict}
            label={verdicts(verdict)}
            defaultChecked={verdict === chosen}
          />
        ))}
      </RadioGroup>
      <TextAreaField
        id={ids.explanation}
        label={t('why')}
        hint={t('whyHint')}
        name="explanation"
        rows={4}
        required
        maxLength={EXPLANATION_MAX}
        defaultValue={state.values.explanation ?? suggestion?.explanation}
        error={state.fieldErrors.explanation}
      />
      <div>
        <Button>{t('use')}</Button>
      </div>
    </form>
  );
}
