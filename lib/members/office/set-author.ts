import { record } from '@/lib/platform/audit';
import { emit } from '@/lib/platform/events';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { inOffice, type Appointment } from './in-office';
import { updateAuthor } from './store';

/**
 * Makes a member an author, who may be marked in articles, or takes that from them: they are told it with the reason. It opens nothing to them.
 * What they are marked in already stays so. What is so already stays as it is.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 404, 400 without a reason
 */
export const setAuthor = ({
  author,
  ...appointment
}: Appointment & { author: boolean }): Promise<{ author: boolean }> =>
  inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
    if (!(await updateAuthor(tx, memberId, author))) return { author };
    await record(tx, {
      at,
      actorId: admin.id,
      action: author ? 'member.make-author' : 'member.unmake-author',
      subjectType: 'member',
      subjectId: memberId,
      reason,
    });
    await noteSecurityEvent(tx, { kind: 'role-changed', memberId, at });
    await emit(tx, {
      type: 'member.author',
      subjectId: memberId,
      payload: { change: author ? 'ROLE' : 'NO_ROLE', article: null, reason },
    });
    return { author };
  });
