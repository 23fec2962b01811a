'use client';

import { useActionState, useState } from 'react';
import { Button, ButtonLink, ButtonRow } from '@/app/_ui/button';
import { TextAreaField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Preview } from '@/app/_ui/preview';
import { Prose } from '@/app/_ui/prose';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { ActionState } from '@/lib/web/define-action';
import { revise } from '../../actions';
import styles from '../../my-comments.module.css';

const BODY = 'edit-body';

type Props = {
  id: string;
  /** The text, and which revision it is; left out, the form goes on from what was sent. */
  current?: { body: string; revision: number };
  /** What the button says. */
  send: string;
};

/** The text of a comment, to be changed. Whatever comes of sending it, what was typed stays. */
export function EditForm({ id, current, send }: Props) {
  const [state, action, pending] = useActionState(revise, untouched, HERE);
  const [typed, setTyped] = useState(state.values.body ?? current?.body ?? '');
  const changed = changedMeanwhile(state);
  return (
    <form action={action} aria-label="New text" className={styles.form} noValidate>
      {changed ? <Changed current={changed} /> : <FormErrors state={state} fieldIds={{ body: BODY }} />}
      <input type="hidden" name="id" value={id} />
      {/* After a conflict, the author has seen the current text: sending again replaces that one. */}
      <input type="hidden" name="revision" value={(changed ?? current)?.revision ?? state.values.revision} />
      <TextAreaField
        id={BODY}
        label="Your comment"
        name="body"
        prose
        rows={8}
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={state.fieldErrors.body}
      />
      {state.result && <Preview html={state.result.previewHtml} />}
      <ButtonRow>
        <Button tone="primary" name="intent" value="send" pending={pending}>
          {send}
        </Button>
        <Button name="intent" value="preview" pending={pending}>
          Preview
        </Button>
        <ButtonLink tone="quiet" href="/my-comments">
          Cancel
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}

function Changed({ current }: { current: OwnCommentView }) {
  return (
    <Notice tone="bad" title="This comment was changed in the meantime" live>
      <p>
        Your text was not sent; it is still below. This is what the comment says now. Send yours again to put
        it in its place.
      </p>
      <Prose kind="comment" html={current.bodyHtml} />
    </Notice>
  );
}

/** The comment as it stands, when somebody, most likely its author in another tab, has changed it. */
function changedMeanwhile({ code, details }: ActionState<unknown>): OwnCommentView | null {
  return code === 'stale-revision' ? ((details?.current as OwnCommentView | undefined) ?? null) : null;
}
