import { renderComment } from '@/lib/platform/text/markdown';
import { normaliseText } from '@/lib/platform/text/normalise';

/** A text as it would be posted: the same normalisation and the same renderer, so that the two never differ. */
export const previewComment = ({ body }: { body: string }): { html: string } => ({
  html: renderComment(normaliseText(body)),
});
