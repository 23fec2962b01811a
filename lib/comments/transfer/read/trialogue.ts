import { outsideComment, type Read } from '../schemas';
import { toId } from './fields';
import { readJsonLines } from './json-lines';

/** Comments in our own form: one a line, each as `OutsideComment` has it. */
export async function* readTrialogue(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  for await (const line of readJsonLines(bytes)) {
    const comment = outsideComment.safeParse(line);
    yield comment.success ? comment.data : { leftOut: 'unreadable', externalId: toId(line?.externalId) };
  }
}
