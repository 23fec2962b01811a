import { changeAuthor } from './change-role';
import { inOffice, type Appointment } from './in-office';

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
    await changeAuthor(tx, { memberId, author, byId: admin.id, reason, provider: null, at });
    return { author };
  });
