'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { arrival } from '@/app/_ui/arrival';
import { Button } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { actions, needsReason, PASSAGE_MAX, type Action } from '@/lib/moderation/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { currentStanding, type CurrentStanding } from '@/app/admin/_parts/decision/current-standing';
import { RuleAndReason } from '@/app/admin/_parts/decision/rule-and-reason';
import { withHidden } from '@/app/admin/_parts/frame/with-hidden';
import { decide } from '../../actions';
import styles from './case.module.css';
import { LatestDecision } from './latest-decision';

type Props = {
  commentId: string;
  /** The comment as it stands; left out, the form comes back as it was sent, if it was. */
  comment?: { version: number; allowed: Action[]; authorName: string };
  /** What a rejection or removal can name. */
  rules: readonly { key: string; title: string }[];
  /** Readers see an earlier text, and go on seeing it when this one is rejected. */
  acceptedTextStays?: boolean;
};

/** The decisions that can be taken. One state for all of them: it outlives the form that another one's act took away. */
export function DecisionForms({ comment, ...rest }: Props) {
  const t = useTranslations('cases.forms');
  const [state, send] = useActionState(decide, untouched, HERE);
  if (!comment && state.status === 'idle') return null;
  const { values } = state;
  const allowed = comment?.allowed ?? actions.filter((action) => action === values.action);
  const version = comment?.version ?? values.version;
  const stale = currentStanding(state);
  return (
    <div className={styles.forms}>
      {stale ? (
        <Conflict state={state} current={stale} rules={rest.rules} />
      ) : (
        <FormErrors state={state} fieldIds={fieldIds(values.action)} />
      )}
      {allowed.length === 0 && <p>{t('nothing')}</p>}
      {allowed.map((action) => {
        const Form = needsReason(action) ? ReasonedForm : PlainForm;
        return (
          <Form
            key={action}
            action={action}
            {...rest}
            {...{ send, state, version }}
            authorName={comment?.authorName}
          />
        );
      })}
    </div>
  );
}

type FormProps = Omit<Props, 'comment'> & {
  action: Action;
  version: number | string | undefined;
  authorName: string | undefined;
  state: ActionState;
  send: (form: FormData) => void;
};

function PlainForm({ action, send, ...rest }: FormProps) {
  const t = useTranslations('cases.forms.meaning');
  return (
    <form action={send} className={styles.form}>
      <Target action={action} {...rest} />
      <p className={styles.meaning}>{t(action)}</p>
      <div>
        <Submit action={action} tone="primary" authorName={rest.authorName} />
      </div>
    </form>
  );
}

function ReasonedForm({ action, send, ...rest }: FormProps) {
  const t = useTranslations('cases.forms');
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
        {t(`title.${action}`)}
      </h3>
      <p className={styles.meaning}>
        {t(`meaning.${action}`)}
        {action === 'REJECT' && acceptedTextStays && ` ${t('acceptedStays')}`}
      </p>
      <Target action={action} {...rest} />
      <RuleAndReason
        ids={ids}
        state={{ values, fieldErrors: errors }}
        rules={rules}
        hint={t('reasonHint')}
        rows={4}
      />
      <TextAreaField
        id={ids.passage}
        label={t('passage')}
        name="passage"
        optional
        hint={t('passageHint')}
        rows={2}
        maxLength={PASSAGE_MAX}
        defaultValue={values.passage}
        error={errors.passage}
      />
      <div>
        <Submit action={action} tone="danger" authorName={authorName} />
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
}: Pick<FormProps, 'action' | 'authorName'> & {
  tone: 'primary' | 'danger';
}) {
  const named = useTranslations('desk.actionsOn');
  const nameless = useTranslations('cases.forms.nameless');
  return (
    <Button {...rest}>
      {authorName
        ? named.rich(action, { name: authorName, ...withHidden })
        : nameless.rich(action, withHidden)}
    </Button>
  );
}

function Conflict({
  state,
  current,
  rules,
}: {
  state: ActionState;
  current: CurrentStanding;
  rules: Props['rules'];
}) {
  const t = useTranslations('cases');
  const { status, decision } = current;
  const rule = rules.find(({ key }) => key === decision?.rule)?.title ?? null;
  return (
    <div {...arrival}>
      <Notice tone="bad" title={t('unsent')}>
        <LatestDecision status={status} decision={decision} rule={rule} />
        {state.values.reason && <p>{t('latest.hadWritten', { words: state.values.reason })}</p>}
        <p>{t('latest.asItStands')}</p>
      </Notice>
    </div>
  );
}

const fieldIds = (action: string | undefined) => ({
  houseRule: `${action ?? ''}-house-rule`.toLowerCase(),
  reason: `${action ?? ''}-reason`.toLowerCase(),
  passage: `${action ?? ''}-passage`.toLowerCase(),
});
