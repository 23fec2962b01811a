import { ownCommentNews } from '@/lib/comments/news/schemas';
import { listCommentsOfMember } from '@/lib/comments/of-member/list-comments-of-member';
import { readMember } from '@/lib/comments/of-member/read-member';
import { memberCommentsQuery, memberCommentsView, memberPageView } from '@/lib/comments/of-member/schemas';
import { ownCommentsQuery } from '@/lib/comments/schemas';
import { readOwnExpertise } from '@/lib/members/expertise/read-own-expertise';
import { expertiseInput, ownExpertiseView } from '@/lib/members/expertise/schemas';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { acceptInvitation } from '@/lib/members/invitations/accept-invitation';
import { acceptInput } from '@/lib/members/invitations/schemas';
import { readMembership } from '@/lib/members/memberships/read-membership';
import { membershipRecordView } from '@/lib/members/memberships/schemas';
import { askForExport } from '@/lib/members/export/ask-for-export';
import { readExport } from '@/lib/members/export/read-export';
import { exportView } from '@/lib/members/export/schemas';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { keepAccount } from '@/lib/members/leaving/keep-account';
import { readDeparture } from '@/lib/members/leaving/read-departure';
import { departureInput, departureView } from '@/lib/members/leaving/schemas';
import { changeAddress } from '@/lib/members/address/change-address';
import { addressChangeInput, confirmationInput, linkInput } from '@/lib/members/address/schemas';
import { sendAgain } from '@/lib/members/address/send-again';
import { undoChange } from '@/lib/members/address/undo-change';
import { verifyAddress } from '@/lib/members/address/verify-address';
import { readMe } from '@/lib/members/read-me';
import { listIdentities, unlinkIdentity } from '@/lib/members/outside/link-identity';
import { linkedListView, outsideMembershipInput, providerId } from '@/lib/members/outside/schemas';
import { takeOutsideMembership } from '@/lib/members/outside/take-membership';
import { rename } from '@/lib/members/names/rename';
import { renameInput } from '@/lib/members/names/schemas';
import { addPasskey } from '@/lib/members/passkeys/add-passkey';
import { beginAddingPasskey } from '@/lib/members/passkeys/begin-adding';
import { beginPasskeySignIn } from '@/lib/members/passkeys/begin-sign-in';
import { listPasskeys, removePasskey, renamePasskey } from '@/lib/members/passkeys/change-passkeys';
import {
  addPasskeyInput,
  makeRequestView,
  passkeysView,
  passkeyView,
  removePasskeyInput,
  renamePasskeyInput,
  signRequestView,
} from '@/lib/members/passkeys/schemas';
import { changePassword } from '@/lib/members/password-reset/change-password';
import { choosePicture } from '@/lib/members/picture/choose-picture';
import { MOST_BYTES, PICTURE_TYPES, pictureView } from '@/lib/members/picture/schemas';
import { dropPicture } from '@/lib/members/picture/drop-picture';
import { requestReset } from '@/lib/members/password-reset/request-reset';
import { resetPassword } from '@/lib/members/password-reset/reset-password';
import { passwordChangeInput, resetInput, resetRequestInput } from '@/lib/members/password-reset/schemas';
import { proveIdentity } from '@/lib/members/proof/prove-identity';
import { PROOF_MINUTES, proofInput } from '@/lib/members/proof/schemas';
import { beginTotp } from '@/lib/members/second-factor/begin-totp';
import { confirmTotp } from '@/lib/members/second-factor/confirm-totp';
import { readSecondStep } from '@/lib/members/second-factor/read-second-step';
import { removeTotp } from '@/lib/members/second-factor/remove-totp';
import { renewRecoveryCodes } from '@/lib/members/second-factor/renew-recovery-codes';
import {
  beginTotpInput,
  confirmTotpInput,
  recoveryCodesView,
  secondStepProof,
  secondStepView,
  totpSetUpView,
} from '@/lib/members/second-factor/schemas';
import { meView, memberView, signUpInput } from '@/lib/members/schemas';
import { listOwnSecurityEvents } from '@/lib/members/security-events/list-security-events';
import { securityEventsView } from '@/lib/members/security-events/schemas';
import { endOtherSessions } from '@/lib/members/sessions/end-other-sessions';
import { endSession } from '@/lib/members/sessions/end-session';
import { listSessions } from '@/lib/members/sessions/list-sessions';
import { endedView, sessionsView } from '@/lib/members/sessions/schemas';
import { requestLink } from '@/lib/members/sign-in-link/request-link';
import { linkRequestInput } from '@/lib/members/sign-in-link/schemas';
import { signOut } from '@/lib/members/sign-out';
import { signUp } from '@/lib/members/sign-up';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { appealInput, ownAppealView } from '@/lib/moderation/appeals/schemas';
import { listOwnSanctions } from '@/lib/moderation/sanctions/list-own-sanctions';
import { readOwnSanction } from '@/lib/moderation/sanctions/read-own-sanction';
import { ownSanctionsQuery, ownSanctionsView, ownSanctionView } from '@/lib/moderation/sanctions/schemas';
import { listOwnCases } from '@/lib/moderation/statements/list-own-cases';
import { ownCasesView } from '@/lib/moderation/statements/schemas';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { mailSettingsInput, mailSettingsView } from '@/lib/outreach/mail/schemas';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { markRead } from '@/lib/outreach/notices/inbox/mark-read';
import { noticesQuery, noticesView, readInput, unreadView } from '@/lib/outreach/notices/schemas';
import { readOwnRecord } from '@/lib/peer-review/records/read-own-record';
import { ownReviewsQuery, ownReviewsView } from '@/lib/peer-review/records/schemas';
import { memberPageTags } from '@/lib/web/page-cache/member-page-tags';
import { z } from 'zod';
import { idParams, sinceQuery } from './params';
import { call, contract } from './call';
import { readOwnPage } from '../own-page/read-own-page';
import { ownPageInput, ownPageView } from '../own-page/schemas';
import { cookieIn, cookieName } from '../session/session-seal';
import type { Viewer } from '@/lib/members/viewer';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';

const settingsOf = async (viewer: Viewer) => ({ body: { items: await readMailSettings({ viewer }) } });

/** Members, and what concerns oneself. */
export const members = {
  signUp: call(
    {
      method: 'POST',
      path: '/members',
      summary: 'Become a member',
      auth: 'none',
      body: signUpInput,
      responses: {
        201: {
          description:
            'The new member. Sign in to go on; a letter brings the link that shows that the address is theirs. The same whether somebody else has it.',
          schema: memberView,
        },
      },
      errors: [409, 422, 429],
    },
    async ({ body, address, cookies }) => {
      const device = cookieIn(cookies, cookieName('device')) ?? null;
      const { member, sessionToken } = await signUp({ ...body, address, device });
      // The answer names none: whoever goes on signs in.
      await signOut({ sessionToken, isNoted: false });
      return { body: member };
    },
  ),

  readOwnMembership: call(
    {
      method: 'GET',
      path: '/me/membership',
      summary: 'Read how one’s own membership stands, and what became of it',
      auth: 'required',
      responses: { 200: { description: 'The membership.', schema: membershipRecordView } },
    },
    async ({ viewer }) => ({ body: await readMembership({ viewer }) }),
  ),

  takeOutsideMembership: call(
    {
      method: 'POST',
      path: '/outside-memberships',
      summary: 'Say how a membership stands, or what somebody’s role is, in the publication’s own accounts',
      auth: 'none',
      body: outsideMembershipInput,
      responses: { 204: { description: 'It counts from the member’s next request on.' } },
      errors: [404, 409, 422],
    },
    async ({ body }) => {
      await takeOutsideMembership(body);
      return {};
    },
  ),

  acceptInvitation: call(
    {
      method: 'POST',
      path: '/invitations',
      summary: 'Accept an invitation to an office or a membership',
      auth: 'none',
      body: acceptInput,
      responses: { 201: { description: 'The new member. Sign in to go on.', schema: memberView } },
      errors: [409, 422, 429],
    },
    async ({ body, address }) => ({ body: (await acceptInvitation({ ...body, address })).member }),
  ),

  requestPasswordReset: call(
    {
      method: 'POST',
      path: '/password-resets',
      summary: 'Ask for a letter with which to choose a new password',
      auth: 'none',
      body: resetRequestInput,
      responses: {
        202: { description: 'The same for every address. If it has an account, a letter is on its way.' },
      },
      errors: [429],
    },
    async ({ body, address }) => {
      await requestReset({ ...body, address });
      return {};
    },
  ),

  requestSignInLink: call(
    {
      method: 'POST',
      path: '/sign-in-links',
      summary: 'Have a letter sent with a link to sign in with',
      auth: 'none',
      body: linkRequestInput,
      responses: { 202: { description: 'The same for every address, whether it has an account or not.' } },
      errors: [429],
    },
    async ({ body, address }) => {
      await requestLink({ ...body, address });
      return {};
    },
  ),

  resetPassword: call(
    {
      method: 'PUT',
      path: '/password',
      summary: 'Choose a new password with the token of a letter',
      auth: 'none',
      body: resetInput,
      responses: { 204: { description: 'It is changed, and all sessions of the account have ended.' } },
      errors: [409, 422, 429],
    },
    async ({ body, address }) => {
      await resetPassword({ ...body, address });
      return {};
    },
  ),

  changePassword: call(
    {
      method: 'PUT',
      path: '/me/password',
      summary: 'Change your password',
      auth: 'required',
      body: passwordChangeInput,
      responses: { 204: { description: 'It is changed, and your other sessions have ended.' } },
      errors: [422],
    },
    async ({ viewer, body }) => {
      await changePassword({ viewer, ...body });
      return {};
    },
  ),

  proveIdentity: call(
    {
      method: 'PUT',
      path: '/me/proof',
      summary: 'Prove once more that it is you, before what asks for it',
      auth: 'required',
      body: proofInput,
      responses: {
        204: {
          description: `It is proved for ${PROOF_MINUTES} minutes. What answered 403 \`proof-needed\` can be asked again.`,
        },
      },
      errors: [422, 429],
    },
    async ({ viewer, body }) => {
      await proveIdentity({ viewer, ...body });
      return {};
    },
  ),

  listSessions: call(
    {
      method: 'GET',
      path: '/me/sessions',
      summary: 'List where you are signed in',
      auth: 'required',
      responses: { 200: { description: 'Your sessions, this one first.', schema: sessionsView } },
    },
    async ({ viewer }) => ({ body: { items: await listSessions({ viewer }) } }),
  ),

  endSession: call(
    {
      method: 'DELETE',
      path: '/me/sessions/{id}',
      summary: 'End one of your sessions',
      auth: 'required',
      params: idParams,
      responses: { 204: { description: 'It has ended, now or before.' } },
    },
    async ({ viewer, params: { id } }) => {
      await endSession({ viewer, id });
      return {};
    },
  ),

  listIdentities: call(
    {
      method: 'GET',
      path: '/me/identities',
      summary: 'List where else you are known',
      auth: 'required',
      responses: { 200: { description: 'Where else you can sign in from.', schema: linkedListView } },
    },
    async ({ viewer }) => ({ body: { items: await listIdentities({ viewer }) } }),
  ),

  unlinkIdentity: call(
    {
      method: 'DELETE',
      path: '/me/identities/{provider}',
      summary: 'End that you can sign in from elsewhere',
      auth: 'required',
      params: z.object({ provider: providerId }),
      responses: { 204: { description: 'You cannot any more.' } },
      errors: [404],
    },
    async ({ viewer, params }) => {
      await unlinkIdentity({ viewer, provider: params.provider });
      return {};
    },
  ),

  readExport: call(
    {
      method: 'GET',
      path: '/me/export',
      summary: 'Read how it stands with the copy of your data',
      auth: 'required',
      responses: { 200: { description: 'The copy that you asked for last, or null.', schema: exportView } },
    },
    async ({ viewer }) => ({ body: await readExport({ viewer }) }),
  ),

  askForExport: call(
    {
      method: 'POST',
      path: '/me/export',
      summary: 'Ask for a copy of everything that is kept of you',
      auth: 'required',
      responses: {
        202: { description: 'It is being made; a letter tells when it is ready.', schema: exportView },
      },
      errors: [403, 422],
    },
    async ({ viewer }) => ({ body: await askForExport({ viewer }) }),
  ),

  readDeparture: call(
    {
      method: 'GET',
      path: '/me/departure',
      summary: 'Read whether you are leaving',
      auth: 'required',
      responses: { 200: { description: 'Until when you may stay, or null.', schema: departureView } },
    },
    async ({ viewer }) => ({ body: await readDeparture({ viewer }) }),
  ),

  askToLeave: call(
    {
      method: 'PUT',
      path: '/me/departure',
      summary: 'Ask to leave: a day later your account is closed for good',
      auth: 'required',
      body: departureInput,
      responses: { 200: { description: 'Until when you may stay.', schema: departureView } },
      errors: [403, 422, 429],
    },
    async ({ viewer, body }) => ({ body: await askToLeave({ viewer, ...body }) }),
  ),

  keepAccount: call(
    {
      method: 'DELETE',
      path: '/me/departure',
      summary: 'Stay after all',
      auth: 'required',
      responses: { 204: { description: 'You are not leaving.' } },
    },
    async ({ viewer }) => {
      await keepAccount({ viewer });
      return {};
    },
  ),

  endOtherSessions: call(
    {
      method: 'DELETE',
      path: '/me/sessions',
      summary: 'End all your sessions but this one',
      auth: 'required',
      responses: { 200: { description: 'How many there were.', schema: endedView } },
    },
    async ({ viewer }) => ({ body: { ended: await endOtherSessions({ viewer }) } }),
  ),

  choosePicture: call(
    {
      method: 'PUT',
      path: '/me/picture',
      summary: 'Show a picture beside your name',
      auth: 'required',
      file: { types: PICTURE_TYPES.split(','), mostBytes: MOST_BYTES },
      responses: {
        200: { description: 'What is shown from now on.', schema: pictureView },
      },
      errors: [403, 422, 429],
    },
    async ({ viewer, file }) => ({ body: await choosePicture({ viewer, sent: file }) }),
  ),

  dropPicture: call(
    {
      method: 'DELETE',
      path: '/me/picture',
      summary: 'Take your picture from beside your name',
      auth: 'required',
      responses: { 204: { description: 'There is none, now or before.' } },
    },
    async ({ viewer }) => {
      await dropPicture({ viewer });
      return {};
    },
  ),

  rename: call(
    {
      method: 'PUT',
      path: '/me/name',
      summary: 'Take another name',
      auth: 'required',
      body: renameInput,
      responses: {
        200: {
          description:
            'What you are called now. The name before is said on your page, and is nobody else’s, for 30 days.',
          schema: renameInput,
        },
      },
      errors: [403, 409, 422, 429],
    },
    async ({ viewer, body }) => ({ body: await rename({ viewer, ...body }) }),
  ),

  listSecurityEvents: call(
    {
      method: 'GET',
      path: '/me/security-events',
      summary: 'List what happened to your account lately',
      auth: 'required',
      responses: { 200: { description: 'The latest, newest first.', schema: securityEventsView } },
    },
    async ({ viewer }) => ({ body: { items: await listOwnSecurityEvents({ viewer }) } }),
  ),

  readSecondStep: call(
    {
      method: 'GET',
      path: '/me/second-step',
      summary: 'Read what is asked for when you sign in, after the password',
      auth: 'required',
      responses: {
        200: {
          description: 'Since when a code is, and how many recovery codes you have left.',
          schema: secondStepView,
        },
      },
    },
    async ({ viewer }) => ({ body: await readSecondStep({ viewer }) }),
  ),

  beginSecondStep: call(
    {
      method: 'POST',
      path: '/me/second-step',
      summary: 'Ask for the secret of an app that shows codes',
      auth: 'required',
      body: beginTotpInput,
      responses: {
        200: {
          description: 'The secret. It counts for nothing before its first code.',
          schema: totpSetUpView,
        },
      },
      errors: [409, 422, 429],
    },
    async ({ viewer, body }) => ({ body: await beginTotp({ viewer, ...body }) }),
  ),

  confirmSecondStep: call(
    {
      method: 'PUT',
      path: '/me/second-step',
      summary: 'Turn the second step on, with the first code of the app',
      auth: 'required',
      body: confirmTotpInput,
      responses: {
        200: { description: 'It is on, and your other sessions have ended.', schema: recoveryCodesView },
      },
      errors: [409, 422, 429],
    },
    async ({ viewer, body }) => ({ body: await confirmTotp({ viewer, ...body }) }),
  ),

  renewRecoveryCodes: call(
    {
      method: 'POST',
      path: '/me/second-step/recovery-codes',
      summary: 'Make new recovery codes',
      auth: 'required',
      body: secondStepProof,
      responses: {
        200: { description: 'The new ones. Those until now no longer work.', schema: recoveryCodesView },
      },
      errors: [409, 422, 429],
    },
    async ({ viewer, body }) => ({ body: await renewRecoveryCodes({ viewer, ...body }) }),
  ),

  removeSecondStep: call(
    {
      method: 'POST',
      path: '/me/second-step/removal',
      summary: 'Remove the second step',
      auth: 'required',
      body: secondStepProof,
      responses: { 204: { description: 'Your password alone lets you in again.' } },
      errors: [409, 422, 429],
    },
    async ({ viewer, body }) => {
      await removeTotp({ viewer, ...body });
      return {};
    },
  ),

  requestPasskey: call(
    {
      method: 'POST',
      path: '/passkey-requests',
      summary: 'Ask for what a device is to sign, to sign in with a passkey',
      auth: 'none',
      responses: { 200: { description: 'What to hand to the browser.', schema: signRequestView } },
      errors: [429],
    },
    async ({ address }) => ({ body: await beginPasskeySignIn({ address }) }),
  ),

  listPasskeys: call(
    {
      method: 'GET',
      path: '/me/passkeys',
      summary: 'List your passkeys',
      auth: 'required',
      responses: { 200: { description: 'Your passkeys.', schema: passkeysView } },
    },
    async ({ viewer }) => ({ body: { items: await listPasskeys({ viewer }) } }),
  ),

  requestNewPasskey: call(
    {
      method: 'POST',
      path: '/me/passkey-requests',
      summary: 'Ask for what a device is to make, to add a passkey',
      auth: 'required',
      responses: { 200: { description: 'What to hand to the browser.', schema: makeRequestView } },
    },
    async ({ viewer }) => ({ body: await beginAddingPasskey({ viewer }) }),
  ),

  addPasskey: call(
    {
      method: 'POST',
      path: '/me/passkeys',
      summary: 'Add a passkey that a device of yours has made',
      auth: 'required',
      body: addPasskeyInput,
      responses: { 201: { description: 'The passkey.', schema: passkeyView } },
      errors: [409, 422],
    },
    async ({ viewer, body }) => ({ body: await addPasskey({ viewer, ...body }) }),
  ),

  renamePasskey: call(
    {
      method: 'PATCH',
      path: '/me/passkeys/{id}',
      summary: 'Call a passkey something else',
      auth: 'required',
      params: idParams,
      body: renamePasskeyInput,
      responses: { 204: { description: 'It has its new name.' } },
    },
    async ({ viewer, params: { id }, body }) => {
      await renamePasskey({ viewer, id, ...body });
      return {};
    },
  ),

  removePasskey: call(
    {
      method: 'POST',
      path: '/me/passkeys/{id}/removal',
      summary: 'Remove a passkey',
      auth: 'required',
      params: idParams,
      body: removePasskeyInput,
      responses: { 204: { description: 'It signs nobody in any more.' } },
      errors: [422, 429],
    },
    async ({ viewer, params: { id }, body }) => {
      await removePasskey({ viewer, id, ...body });
      return {};
    },
  ),

  sendAddressLetter: call(
    {
      method: 'POST',
      path: '/me/address/letters',
      summary: 'Have the letter sent again that shows that an address is yours',
      auth: 'required',
      responses: { 202: { description: 'It is on its way, to the address that you have named last.' } },
      errors: [409],
    },
    async ({ viewer, address }) => {
      await sendAgain({ viewer, address });
      return {};
    },
  ),

  changeAddress: call(
    {
      method: 'PUT',
      path: '/me/address',
      summary: 'Name another address',
      auth: 'required',
      body: addressChangeInput,
      responses: {
        202: {
          description:
            'The same whether somebody else has it. A letter is on its way; it is your address once the link is followed.',
        },
      },
      errors: [422],
    },
    async ({ viewer, body }) => {
      await changeAddress({ viewer, ...body });
      return {};
    },
  ),

  verifyAddress: call(
    {
      method: 'POST',
      path: '/address-confirmations',
      summary: 'Make an address its member’s with the token of a letter',
      auth: 'none',
      body: confirmationInput,
      responses: { 204: { description: 'The address is theirs.' } },
      errors: [409, 422, 429],
    },
    async ({ body, viewer, address }) => {
      await verifyAddress({ ...body, viewer, address });
      return {};
    },
  ),

  undoAddressChange: call(
    {
      method: 'POST',
      path: '/address-undos',
      summary: 'Give a member their address back with the token of a letter',
      auth: 'none',
      body: linkInput,
      responses: {
        204: {
          description:
            'The address before is theirs again, all their sessions have ended, and a letter brings a link to choose a new password.',
        },
      },
      errors: [409, 429],
    },
    async ({ body, address }) => {
      await undoChange({ ...body, address });
      return {};
    },
  ),

  readMe: call(
    {
      method: 'GET',
      path: '/me',
      summary: 'Read who you are',
      auth: 'required',
      frame: true,
      responses: { 200: { description: 'You, as you see yourself.', schema: meView } },
    },
    ({ viewer }) => ({ body: readMe({ viewer }) }),
  ),

  readOwnPage: call(
    {
      method: 'POST',
      path: '/me/page',
      summary: 'Read what is yours on a page',
      auth: 'required',
      frame: true,
      body: ownPageInput,
      responses: {
        200: {
          description: 'Who you are, and what you have made of what the page shows.',
          schema: ownPageView,
        },
      },
    },
    async ({ viewer, body }) => ({ body: await readOwnPage({ viewer, page: body }) }),
  ),

  readMemberPage: call(
    {
      method: 'GET',
      path: '/members/{id}',
      summary: 'Read what everybody may know of a member',
      auth: 'none',
      params: idParams,
      responses: {
        200: { description: 'The member, with how much of theirs is published.', schema: memberPageView },
      },
    },
    async ({ params: { id } }) => {
      const member = await readMember({ memberId: id });
      return { body: member, tags: await memberPageTags(member.id) };
    },
  ),

  listCommentsOfMember: call(
    {
      method: 'GET',
      path: '/members/{id}/comments',
      summary: 'List the published comments of a member',
      auth: 'none',
      params: idParams,
      query: memberCommentsQuery,
      responses: { 200: { description: 'A page of them, newest first.', schema: memberCommentsView } },
    },
    async ({ params: { id }, query }) => ({
      tags: await memberPageTags(id),
      body: await listCommentsOfMember({ memberId: id, ...query }),
    }),
  ),

  readExpertise: call(
    {
      method: 'GET',
      path: '/me/expertise',
      summary: 'Read what you have said that you know',
      auth: 'required',
      responses: { 200: { description: 'Your fields, each with its line.', schema: ownExpertiseView } },
    },
    async ({ viewer }) => ({
      body: await readOwnExpertise({ viewer }),
    }),
  ),

  stateExpertise: call(
    {
      method: 'PUT',
      path: '/me/expertise',
      summary: 'Say what you know, and from where',
      auth: 'required',
      body: expertiseInput,
      responses: {
        200: {
          description: 'Your fields as they are now. What was verified stays so in the same words.',
          schema: ownExpertiseView,
        },
      },
      errors: [403, 422, 429],
    },
    async ({ viewer, body }) => ({
      body: await stateExpertise({ viewer, ...body }),
    }),
  ),

  listOwnComments: call(
    {
      method: 'GET',
      path: '/me/comments',
      summary: 'List your comments in every state',
      auth: 'required',
      query: ownCommentsQuery,
      responses: {
        200: {
          description:
            'A page of your comments, newest first, each with the reasons of the decision against it if there is one.',
          schema: ownCasesView,
        },
      },
    },
    async ({ viewer, query }) => ({
      body: await listOwnCases({ viewer, ...query }),
    }),
  ),

  listOwnSanctions: call(
    {
      method: 'GET',
      path: '/me/sanctions',
      summary: 'List the sanctions on you',
      auth: 'required',
      query: ownSanctionsQuery,
      responses: {
        200: {
          description: 'A page of them, the newest first, each with why and with your appeal against it.',
          schema: ownSanctionsView,
        },
      },
    },
    async ({ viewer, query }) => ({
      body: await listOwnSanctions({ viewer, ...query }),
    }),
  ),

  readOwnSanction: call(
    {
      method: 'GET',
      path: '/me/sanctions/{id}',
      summary: 'Read a sanction on you',
      auth: 'required',
      params: idParams,
      responses: {
        200: { description: 'What was done, why, and your appeal against it.', schema: ownSanctionView },
      },
    },
    async ({ viewer, params }) => ({
      body: await readOwnSanction({ viewer, sanctionId: params.id }),
    }),
  ),

  appealSanction: call(
    {
      method: 'POST',
      path: '/me/sanctions/{id}/appeals',
      summary: 'Appeal against a sanction on you',
      auth: 'required',
      params: idParams,
      body: appealInput,
      idempotent: true,
      responses: { 201: { description: 'The appeal. Another moderator decides it.', schema: ownAppealView } },
      errors: [409, 422, 429],
    },
    async ({ viewer, params, body }) => ({
      body: await fileAppeal({ viewer, sanctionId: params.id, ...body }),
    }),
  ),

  readOwnRecord: call(
    {
      method: 'GET',
      path: '/me/reviews',
      summary: 'Read your record as a reviewer, and the reviews that you gave',
      auth: 'required',
      query: ownReviewsQuery,
      responses: {
        200: { description: 'The record, and a page of your reviews, newest first.', schema: ownReviewsView },
      },
    },
    async ({ viewer, query }) => ({
      body: await readOwnRecord({ viewer, ...query }),
    }),
  ),

  listNotices: call(
    {
      method: 'GET',
      path: '/me/notifications',
      summary: 'List what you have been told',
      auth: 'required',
      query: noticesQuery,
      responses: { 200: { description: 'Your notices, newest first.', schema: noticesView } },
    },
    async ({ viewer, query }) => ({
      body: await listNotices({ viewer, ...query }),
    }),
  ),

  markRead: call(
    {
      method: 'POST',
      path: '/me/notifications/read',
      summary: 'Mark notices as read',
      auth: 'required',
      body: readInput,
      responses: { 200: { description: 'How many are left unread.', schema: unreadView } },
    },
    async ({ viewer, body }) => ({
      body: await markRead({ viewer, read: body }),
    }),
  ),

  readMailSettings: call(
    {
      method: 'GET',
      path: '/me/mail-settings',
      summary: 'Read when you get mail about what',
      auth: 'required',
      responses: { 200: { description: 'Every topic, with when it is mailed.', schema: mailSettingsView } },
    },
    ({ viewer }) => settingsOf(viewer),
  ),

  changeMailSettings: call(
    {
      method: 'PUT',
      path: '/me/mail-settings',
      summary: 'Choose when you get mail about what',
      auth: 'required',
      body: mailSettingsInput,
      responses: {
        200: { description: 'Every topic, with when it is mailed now.', schema: mailSettingsView },
      },
    },
    async ({ viewer, body }) => {
      await changeMailSettings({ viewer, input: body });
      return settingsOf(viewer);
    },
  ),

  readOwnEvents: contract({
    method: 'GET',
    path: '/me/events',
    summary: 'Hear what concerns you',
    auth: 'required',
    stream: true,
    query: sinceQuery,
    responses: {
      200: {
        description:
          'An event `notices` with the number of unread ones, at once and whenever it changes, up to 100; an event `comment` when a comment of yours has moved on.',
        schema: z.union([unreadView, ownCommentNews]),
      },
    },
    errors: [403, 429],
  }),
};
