'use client';

import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { FormStack, TextField } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import { PICTURE_TYPES } from '@/lib/members/picture/schemas';
import { showPicture, takePictureAway } from './actions';

type Props = {
  /** Which picture is shown now. */
  shown: string;
  mostBytes: number;
  words: Record<'form' | 'file' | 'hint' | 'save' | 'preview' | 'large' | 'type', string>;
};

/** Takes a picture. With script it is seen as others will see it before it is sent, and what is too large is not sent. */
export function PictureForm({ shown, mostBytes, words }: Props) {
  const [state, action] = useActionState(showPicture, untouched);
  const id = `picture-file-${shown}`;
  return (
    <picture-preview
      label={words.preview}
      most={mostBytes}
      large={words.large}
      types={PICTURE_TYPES}
      other={words.type}
    >
      <form action={action} aria-label={words.form} noValidate>
        <FormStack>
          <FormErrors state={state} fieldIds={{ picture: id }} />
          <TextField
            id={id}
            name="picture"
            type="file"
            accept={PICTURE_TYPES}
            label={words.file}
            hint={words.hint}
            error={state.fieldErrors.picture}
            required
          />
          <div>
            <Button>{words.save}</Button>
          </div>
        </FormStack>
      </form>
    </picture-preview>
  );
}

/** Takes the picture from beside the name. */
export function RemovePictureForm({ words }: { words: { form: string; remove: string } }) {
  const [state, action] = useActionState(takePictureAway, untouched);
  return (
    <form action={action} aria-label={words.form}>
      <FormErrors state={state} fieldIds={{}} />
      <Button size="small">{words.remove}</Button>
    </form>
  );
}
