'use client';

import { useActionState, useEffect, useRef } from 'react';
import { FormErrors } from '@/app/(account)/_parts/form-errors';
import { Button } from '@/app/_ui/button';
import { SelectField, TextAreaField } from '@/app/_ui/field';
import { untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { REASON_MAX, type Action, type DecisionView } from '@/lib/moderation/schemas';
import type { CommentState } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { actionWords, needsReason } from '../../_parts/words';
import { decide } from '../../actions';
import styles from './case.module.css';
import { LatestDecision } from './latest-decision';

type Props = {
  commentId: string;
  version: number;
  allowed: Action[];
  authorName: string;
  /** What a rejection or removal can name. */
  rules: readonly { key: string; title: string }[];
  /** Readers see an earlier text, and go on seeing it when this one is rejected. */
  acceptedTextStays: boolean;
};

/** The decisions that can be taken. One state for all of them: it outlives the form that another one's act took away. */
export function DecisionForms({ allowed, ...rest }: Props) {
  const [state, send, pending] = useActionState(decide, untouched);
  const stale = conflictOf(state);
  return (
    <div className={styles.forms}>
      {stale ? (
        <Conflict state={state} current={stale} rules={rest.rules} />
      ) : (
        <FormErrors state={state} fieldIds={fieldIds(state.values.action)} />
      )}
      {allowed.length === 0 && <p>There is nothing to decide about it as it stands.</p>}
      {allowed.map((action) => {
        const Form = needsReason(action) ? ReasonedForm : PlainForm;
        return <Form key={action} action={action} {...{ send, pending, state }} {...rest} />;
      })}
    </div>
  );
}

type FormProps = Omit<Props, 'allowed'> & {
  action: Action;
  state: ActionState;
  send: (form: FormData) => void;
  pending: boolean;
};

/** Where each kind of action leads, in a line under its name. */
const meaning: Record<Action, string> = {
  PUBLISH: 'Readers see it at once, whatever its reviewers said.',
  REJECT: 'It is not posted. Its author is told the rule and your reason.',
  REMOVE: 'Readers no longer see it. Its author is told the rule and your reason.',
  RESTORE: 'Readers see it again, as it was.',
};

function PlainForm({ action, send, pending, ...rest }: FormProps) {
  return (
    <form action={send} className={styles.form}>
      <Target action={action} {...rest} />
      <p className={styles.meaning}>{meaning[action]}</p>
      <div>
        <Submit action={action} tone="primary" pending={pending} authorName={rest.authorName} />
      </div>
    </form>
  );
}

function ReasonedForm({ action, send, pending, ...rest }: FormProps) {
  const { state, authorName, acceptedTextStays, rules } = rest;
  const mine = state.values.action === action;
  const values = mine ? state.values : {};
  const errors = mine ? state.fieldErrors : {};
  const ids = fieldIds(action);
  const title = `${action.toLowerCase()}-title`;
  return (
    <form
      id={action.toLowerCase()}
      action={send}
      className={styles.form}
      aria-labelledby={title}
      tabIndex={-1}
      noValidate
    >
      <h3 id={title} className={styles.formTitle}>
        {actionWords[action]} it
      </h3>
      <p className={styles.meaning}>
        {meaning[action]}
        {action === 'REJECT' && acceptedTextStays && ' The text that was accepted before stays up.'}
      </p>
      <Target action={action} {...rest} />
      {/* A select forgets its default when React resets the form: with a key it begins anew. */}
      <SelectField
        key={values.houseRule}
        id={ids.houseRule}
        label="House rule"
        name="houseRule"
        required
        defaultValue={values.houseRule ?? ''}
        error={errors.houseRule}
      >
        <option value="">Choose the rule that it breaks</option>
        {rules.map((rule) => (
          <option key={rule.key} value={rule.key}>
            {rule.title}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id={ids.reason}
        label="Reason"
        name="reason"
        hint="Your words to the author: what in the text breaks the rule, and what would do instead."
        rows={4}
        maxLength={REASON_MAX}
        required
        defaultValue={values.reason}
        error={errors.reason}
      />
      <div>
        <Submit action={action} tone="danger" pending={pending} authorName={authorName} />
      </div>
    </form>
  );
}

function Target({ commentId, version, action }: Pick<FormProps, 'commentId' | 'version' | 'action'>) {
  return (
    <>
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="action" value={action} />
    </>
  );
}

function Submit({
  action,
  authorName,
  ...rest
}: Pick<FormProps, 'action' | 'authorName' | 'pending'> & {
  tone: 'primary' | 'danger';
}) {
  return (
    <Button {...rest}>
      {actionWords[action]}
      <VisuallyHidden> comment by {authorName}</VisuallyHidden>
    </Button>
  );
}

function Conflict({
  state,
  current,
  rules,
}: {
  state: ActionState;
  current: Current;
  rules: Props['rules'];
}) {
  const decision = current.decision ?? null;
  const rule = rules.find(({ key }) => key === decision?.rule)?.title ?? null;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [state]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="bad" title="Your decision was not recorded" live>
        <LatestDecision status={current.status} decision={decision} rule={rule} />
        {state.values.reason && <p>You had written: “{state.values.reason}”</p>}
        <p>
          What you see here is how it stands now. You can still decide, if there is something left to decide.
        </p>
      </Notice>
    </div>
  );
}

type Current = { status: CommentState; decision?: DecisionView | null };

/** How the comment stands, when that is what was in the way. */
function conflictOf({ status, details }: ActionState): Current | null {
  const current = details?.current as (Partial<Current> & { state?: CommentState }) | undefined;
  const standing = current?.status ?? current?.state;
  return status === 'error' && standing ? { status: standing, decision: current?.decision } : null;
}

const fieldIds = (action: string | undefined) => ({
  houseRule: `${action ?? ''}-house-rule`.toLowerCase(),
  reason: `${action ?? ''}-reason`.toLowerCase(),
});
