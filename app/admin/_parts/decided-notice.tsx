import { orNotFound } from '@/app/_frame/or-not-found';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { readCase } from '@/lib/moderation/read-case';
import type { CaseView } from '@/lib/moderation/schemas';
import type { Viewer } from '@/lib/members/viewer';

/** After a decision: what was decided and what follows from it, as it is recorded. Nothing where nothing was decided. */
export async function DecidedNotice({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const comment = await orNotFound(readCase({ viewer, commentId }));
  const words = outcomeInWords(comment);
  if (!words) return null;
  return (
    <Arrival>
      <Notice tone="good" title={words.what}>
        <p>
          {words.then} <a href={`/admin/comments/${comment.id}`}>Open the case</a>
        </p>
      </Notice>
    </Arrival>
  );
}

function outcomeInWords({
  decisions,
  author,
  article,
  visible,
}: CaseView): { what: string; then: string } | null {
  const which = `the comment by ${author.displayName} on “${article.title}”`;
  switch (decisions[0]?.outcome) {
    case 'PUBLISH':
      return { what: `Published: ${which}`, then: 'Readers see it now.' };
    case 'REJECT':
      return {
        what: `Rejected: ${visible ? 'the new text of ' : ''}${which}`,
        then: visible
          ? 'The text that was accepted before stays up. Its author is told the rule and your reason.'
          : 'Its author is told the rule and your reason.',
      };
    case 'REMOVE':
      return {
        what: `Removed: ${which}`,
        then: 'Readers no longer see it. Its author is told the rule and your reason.',
      };
    case 'RESTORE':
      return { what: `Restored: ${which}`, then: 'Readers see it again.' };
    default:
      return null;
  }
}
