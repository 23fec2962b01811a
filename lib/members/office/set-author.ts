import { changeAuthor, keepAuthor } from './change-role';
import { inOffice, type Appointment } from './in-office';

/**
 * Makes a member an author, who may be marked in articles, or takes that from them: they are told it with the reason. It opens nothing to them.
 * What they are marked in already stays so. What is so already stays as it is, and is the desk's word from then on.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 404, 400 without a reason
 */
export const setAuthor = ({
  author,
  ...appointment
}: Appointment & { author: boolean }): Promise<{ author: boolean }> =>
  inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
    const decided = { memberId, author, byId: admin.id, reason, provider: null, at } as const;
    if (!(await changeAuthor(tx, decided))) await keepAuthor(tx, decided);
    return { author };
  });
