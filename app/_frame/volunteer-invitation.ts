import { cache } from 'react';
import type { Viewer } from '@/lib/members/viewer';
import { may } from '@/lib/members/permissions';
import { inviteVolunteer } from '@/lib/peer-review/volunteering/count-waiting';

/** Whether, and to how many, this viewer is invited as a volunteer: asked for once a page, wherever the page says so. */
export const volunteerInvitation = cache(async (viewer: Viewer) =>
  may(viewer, 'comment.review') ? inviteVolunteer({ viewer }) : null,
);
