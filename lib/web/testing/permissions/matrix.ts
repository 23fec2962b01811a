/**
 * Who comes past the door of everything that can be asked for: the same permissions as in lib/members/permissions.ts, seen from outside.
 * A call, page, route or action that is not here fails the test beside it, and so does one that opens for somebody else than is said here.
 */

export const roles = [
  'anyone',
  'member',
  // An Insider whose address is not confirmed.
  'unverified',
  'insider',
  // An Insider who writes articles: it opens nothing.
  'author',
  'lapsed',
  'timedOut',
  'banned',
  // A moderator who has set up no second step yet.
  'unsecured',
  'moderator',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/**
 * `in`: it is done, or what stops it is no permission. `out`: they have to sign in. `no`: it is not for them, or there is nothing for them.
 */
export type Outcome = 'in' | 'out' | 'no';
export type Who = Record<Role, Outcome>;

const everybody: Who = {
  ...{
    anyone: 'in',
    member: 'in',
    unverified: 'in',
    insider: 'in',
    author: 'in',
    lapsed: 'in',
    timedOut: 'in',
    banned: 'in',
  },
  ...{ unsecured: 'in', moderator: 'in', admin: 'in' },
};
/** Whoever is signed in: what is theirs. */
const signedIn: Who = { ...everybody, anyone: 'out' };
/** Insiders in good standing; those of the desk here are Insiders too. */
const insiders: Who = {
  ...signedIn,
  ...{ member: 'no', unverified: 'no', lapsed: 'no', timedOut: 'no', banned: 'no' },
};
/** As well before their address is confirmed: nobody else sees it until then. */
const evenUnverified: Who = { ...insiders, unverified: 'in' };
/** Whoever has written: nobody has before their address was confirmed. */
const authors: Who = { ...signedIn, unverified: 'no' };
/** What nobody else sees of them: whoever is turned out adds nothing to it. */
const keepers: Who = { ...signedIn, banned: 'no' };
const unsanctioned: Who = { ...signedIn, timedOut: 'no', banned: 'no' };
/** A passkey is a second step: who has none of either has none to change. */
const withPasskey: Who = { ...signedIn, unsecured: 'no' };
/** Nobody whose sign-in waits for its second step is here: they begin it anew. */
const underWay: Who = {
  ...{
    anyone: 'out',
    member: 'out',
    unverified: 'out',
    insider: 'out',
    author: 'out',
    lapsed: 'out',
    timedOut: 'out',
    banned: 'out',
  },
  ...{ unsecured: 'out', moderator: 'out', admin: 'out' },
};
/** Others see it: they must have shown who they are. */
const verified: Who = { ...unsanctioned, unverified: 'no' };
const staff: Who = { ...insiders, insider: 'no', author: 'no', unsecured: 'no' };
const admins: Who = { ...staff, moderator: 'no' };

/** The calls of the API, by their names in the table of operations. */
export const calls: Record<string, Who> = {
  listArticles: everybody,
  readArticle: everybody,
  putArticle: admins,
  readThread: everybody,
  readComment: everybody,
  readReplies: everybody,
  searchComments: everybody,
  submitComment: insiders,
  editComment: insiders,
  predictEdit: signedIn,
  keepDraft: evenUnverified,
  keepEditDraft: insiders,
  withdrawComment: authors,
  undoWithdrawal: insiders,
  askModerator: authors,
  fileAppeal: authors,
  reportComment: insiders,
  react: insiders,
  takeBackReaction: signedIn,
  requestAssignments: insiders,
  recordReview: insiders,
  skipAssignment: insiders,
  volunteer: insiders,
  readPractice: evenUnverified,
  judgePractice: evenUnverified,
  readTransparency: everybody,
  contestCalibration: insiders,
  signUp: everybody,
  readOwnMembership: signedIn,
  acceptInvitation: everybody,
  requestPasswordReset: everybody,
  requestSignInLink: everybody,
  verifyAddress: everybody,
  undoAddressChange: everybody,
  changeAddress: signedIn,
  sendAddressLetter: signedIn,
  resetPassword: everybody,
  changePassword: signedIn,
  proveIdentity: signedIn,
  listSessions: signedIn,
  endSession: signedIn,
  listIdentities: signedIn,
  unlinkIdentity: signedIn,
  endOtherSessions: signedIn,
  rename: unsanctioned,
  choosePicture: verified,
  dropPicture: signedIn,
  listSecurityEvents: signedIn,
  readSecondStep: signedIn,
  beginSecondStep: signedIn,
  confirmSecondStep: signedIn,
  renewRecoveryCodes: signedIn,
  removeSecondStep: signedIn,
  requestPasskey: everybody,
  listPasskeys: signedIn,
  requestNewPasskey: signedIn,
  addPasskey: signedIn,
  renamePasskey: withPasskey,
  removePasskey: withPasskey,
  takeOutsideMembership: everybody,
  readExport: signedIn,
  askForExport: signedIn,
  readDeparture: signedIn,
  askToLeave: signedIn,
  keepAccount: signedIn,
  readMe: signedIn,
  readOwnPage: signedIn,
  readMemberPage: everybody,
  listCommentsOfMember: everybody,
  readExpertise: signedIn,
  stateExpertise: evenUnverified,
  listOwnComments: signedIn,
  readOwnRecord: signedIn,
  listNotices: signedIn,
  markRead: signedIn,
  readMailSettings: signedIn,
  changeMailSettings: keepers,
  saveComment: keepers,
  forgetSaved: signedIn,
  listSaved: signedIn,
  followArticle: keepers,
  unfollowArticle: signedIn,
  followThread: keepers,
  unfollowThread: signedIn,
  listFollowing: signedIn,
  muteMember: keepers,
  unmuteMember: signedIn,
  listMuted: signedIn,
  listQueue: staff,
  readCase: staff,
  decideComment: staff,
  takeBackDecision: staff,
  claimCase: staff,
  leaveCase: staff,
  pickComment: staff,
  unpickComment: staff,
  listSecondLooks: staff,
  takeSecondLook: staff,
  nameReviewers: staff,
  dismissReports: staff,
  listAppeals: staff,
  decideAppeal: staff,
  listMembers: staff,
  readMember: staff,
  sanctionMember: staff,
  markFounding: admins,
  listInvitations: admins,
  invite: admins,
  revokeInvitation: admins,
  setRole: admins,
  endSessionsOf: admins,
  setAuthor: admins,
  markAuthor: admins,
  readMembershipOf: admins,
  setMembership: admins,
  checkImport: admins,
  readImport: admins,
  applyImport: admins,
  listExpertise: staff,
  verifyExpertise: staff,
  withdrawExpertise: staff,
  removePicture: staff,
  liftSanction: staff,
  listDiscussions: staff,
  readDiscussion: staff,
  setDiscussion: staff,
  listCalibration: staff,
  pickCalibration: staff,
  decideCalibration: staff,
  decideContest: staff,
  listAudit: staff,
  readPolicy: staff,
  changePolicy: admins,
  listPolicyVersions: staff,
  restorePolicyVersion: admins,
  readDocumentation: everybody,
};

/** Calls whose answer stays open: lib/web/live asks who it is for, and its own tests ask that. */
export const streams = ['readDiscussionEvents', 'readOwnEvents'];

/** Calls that an administrator has to have shown for, within minutes, that it is they. */
export const provedFirst = [
  ...[
    'setRole',
    'endSessionsOf',
    'setAuthor',
    'markAuthor',
    'setMembership',
    'invite',
    'applyImport',
    'changePolicy',
    'restorePolicyVersion',
  ],
  ...['requestNewPasskey', 'addPasskey', 'removePasskey', 'askForExport', 'askToLeave'],
];

/** Pages, by their folders. To who has no place at the desk there is nothing at its addresses. */
export const pages: Record<string, Who> = {
  '(site)': everybody,
  '(site)/articles/[slug]': everybody,
  '(site)/articles/[slug]/comments/[id]': everybody,
  '(site)/articles/[slug]/comments/[id]/report': signedIn,
  '(site)/how-peer-review-works': everybody,
  '(site)/members/[id]': everybody,
  '(site)/policy': everybody,
  '(site)/privacy': everybody,
  '(site)/search': everybody,
  '(site)/topics/[topic]': everybody,
  '(site)/transparency': everybody,
  '(account)/account': signedIn,
  '(account)/account/membership': signedIn,
  '(account)/account/membership/checkout': signedIn,
  '(account)/account/notices': signedIn,
  '(account)/account/privacy': signedIn,
  '(account)/account/security': signedIn,
  '(account)/account/security/second-step': signedIn,
  '(account)/confirm-address': everybody,
  '(account)/undo-address': everybody,
  '(account)/forgot-password': everybody,
  '(account)/invitation': everybody,
  '(account)/join': everybody,
  '(account)/my-comments': signedIn,
  '(account)/my-comments/[id]/decision': authors,
  '(account)/my-comments/[id]/edit': authors,
  '(account)/my-reviews': signedIn,
  '(account)/notifications': signedIn,
  '(account)/prove': signedIn,
  '(account)/reading': signedIn,
  '(account)/reading/following': signedIn,
  '(account)/reading/muted': signedIn,
  '(account)/reset-password': everybody,
  '(account)/review': signedIn,
  '(account)/sign-in': everybody,
  '(account)/sign-in/link': everybody,
  '(account)/sign-in/new': everybody,
  '(account)/sign-in/second-step': signedIn,
  '(account)/unsubscribe/[token]': everybody,
  admin: staff,
  'admin/appeals': staff,
  'admin/articles': staff,
  'admin/articles/[id]': staff,
  'admin/articles/import': admins,
  'admin/audit': staff,
  'admin/calibration': staff,
  'admin/comments/[id]': staff,
  'admin/expertise': staff,
  'admin/health': staff,
  'admin/lab': admins,
  'admin/members': staff,
  'admin/members/[id]': staff,
  'admin/members/import': admins,
  'admin/members/import/[id]': admins,
  'admin/members/invitations': admins,
  'admin/patterns': staff,
  'admin/policy': staff,
  'admin/policy/history': staff,
  'admin/policy/history/[version]': staff,
  'admin/reviewers': staff,
  'admin/second-looks': staff,
  'admin/security': admins,
};

/** Routes beside the API, by method and folder. */
export const routes: Record<string, Who> = {
  'GET .well-known/change-password': everybody,
  'GET .well-known/security.txt': everybody,
  'GET (account)/account/membership/paid': signedIn,
  'GET (account)/account/membership/portal': signedIn,
  'GET (account)/account/privacy/export': signedIn,
  'GET (account)/notifications/[id]': signedIn,
  'GET (account)/sign-in/with/[provider]': everybody,
  'GET (site)/feeds/[format]': everybody,
  'GET (site)/articles/[slug]/feeds/[format]': everybody,
  'GET (site)/topics/[topic]/feeds/[format]': everybody,
  'GET (site)/members/[id]/feeds/[format]': everybody,
  'GET (account)/sign-in/with/[provider]/callback': everybody,
  'POST (account)/language': everybody,
  'GET admin/audit/export': admins,
  'GET admin/audit/statements': admins,
  'GET admin/members/memberships.csv': admins,
  'GET api/auth/[...nextauth]': everybody,
  'POST api/auth/[...nextauth]': everybody,
  'GET api/health/live': everybody,
  'GET api/health/ready': everybody,
  'GET api/metrics': everybody,
  'POST api/policy-reports': everybody,
  'POST api/stripe': everybody,
  'GET api/unsubscribe/[token]': everybody,
  'POST api/unsubscribe/[token]': everybody,
};

/** What forms send to, by file and name. */
export const actions: Record<string, Who> = {
  '_frame/letter-again-action.ts sendLetterAgain': signedIn,
  'admin/actions.ts decide': staff,
  'admin/actions.ts takeBack': staff,
  'admin/actions.ts pick': staff,
  'admin/actions.ts showReviewers': staff,
  'admin/actions.ts dismiss': staff,
  'admin/actions.ts answerAppeal': staff,
  'admin/articles/[id]/actions.ts saveDiscussion': staff,
  'admin/articles/import/actions.ts importFile': admins,
  'admin/policy/actions.ts savePolicy': admins,
  'admin/policy/history/actions.ts restore': admins,
  'admin/health/actions.ts retry': admins,
  'admin/expertise/actions.ts verify': staff,
  'admin/expertise/actions.ts withdraw': staff,
  'admin/expertise/actions.ts found': admins,
  'admin/second-looks/actions.ts answer': staff,
  'admin/lab/actions.ts ask': admins,
  'admin/lab/actions.ts replay': admins,
  'admin/lab/actions.ts stop': admins,
  'admin/members/actions.ts sanction': staff,
  'admin/members/actions.ts lift': staff,
  'admin/members/actions.ts removePictureOf': staff,
  'admin/members/actions.ts setStanding': staff,
  'admin/members/actions.ts changeRole': admins,
  'admin/members/actions.ts endSessions': admins,
  'admin/members/actions.ts changeAuthor': admins,
  'admin/members/actions.ts changeMark': admins,
  'admin/members/actions.ts changeMembership': admins,
  'admin/members/import/actions.ts check': admins,
  'admin/members/import/actions.ts apply': admins,
  'admin/members/invitations/actions.ts invite': admins,
  'admin/members/invitations/actions.ts revoke': admins,
  'admin/calibration/actions.ts changeItem': staff,
  'admin/calibration/actions.ts answerContest': staff,
  'admin/calibration/actions.ts makeItem': staff,
  '(site)/articles/[slug]/actions.ts postComment': insiders,
  '(site)/articles/[slug]/actions.ts welcome': keepers,
  '(site)/articles/[slug]/comments/[id]/report/actions.ts report': insiders,
  '(site)/_viewer/actions.ts actAsReader': keepers,
  '(account)/forgot-password/actions.ts sendReset': everybody,
  '(account)/sign-in/link/actions.ts sendLink': everybody,
  '(account)/sign-in/link/actions.ts enterByLink': everybody,
  '(account)/confirm-address/actions.ts confirm': everybody,
  '(account)/undo-address/actions.ts takeBack': everybody,
  '(account)/account/security/address-actions.ts renameAddress': signedIn,
  '(account)/review/actions.ts submitReview': insiders,
  '(account)/review/actions.ts skipReview': insiders,
  '(account)/review/actions.ts volunteerReview': insiders,
  '(account)/review/actions.ts contestLesson': insiders,
  '(account)/review/actions.ts judgePractice': evenUnverified,
  '(account)/account/actions.ts changeReviewed': keepers,
  '(account)/account/actions.ts changeName': unsanctioned,
  '(account)/account/actions.ts showPicture': verified,
  '(account)/account/actions.ts takePictureAway': signedIn,
  '(account)/account/actions.ts saveExpertise': evenUnverified,
  '(account)/account/membership/actions.ts pay': { ...keepers, unverified: 'no' },
  '(account)/account/notices/actions.ts saveMailSettings': signedIn,
  '(account)/account/privacy/actions.ts leave': signedIn,
  '(account)/account/privacy/actions.ts stay': signedIn,
  '(account)/account/privacy/actions.ts exportData': signedIn,
  '(account)/account/security/actions.ts endOne': signedIn,
  '(account)/account/security/actions.ts endOthers': signedIn,
  '(account)/account/security/actions.ts unlink': signedIn,
  '(account)/account/security/actions.ts renewPassword': signedIn,
  '(account)/account/security/actions.ts addPasskey': signedIn,
  '(account)/account/security/actions.ts changePasskey': withPasskey,
  '(account)/account/security/second-step/actions.ts begin': signedIn,
  '(account)/account/security/second-step/actions.ts confirm': signedIn,
  '(account)/account/security/second-step/actions.ts renew': signedIn,
  '(account)/account/security/second-step/actions.ts remove': signedIn,
  '(account)/prove/actions.ts prove': signedIn,
  '(account)/prove/actions.ts proveByPasskey': signedIn,
  '(account)/unsubscribe/[token]/actions.ts endMail': everybody,
  '(account)/notifications/actions.ts markAllRead': signedIn,
  '(account)/sign-in/actions.ts enter': everybody,
  '(account)/sign-in/actions.ts enterByPasskey': everybody,
  '(account)/sign-in/new/actions.ts joinFromOutside': everybody,
  '(account)/sign-in/second-step/actions.ts takeSecondStep': underWay,
  '(account)/invitation/actions.ts accept': everybody,
  '(account)/sign-out-action.ts signOutHere': everybody,
  '(account)/my-comments/actions.ts revise': insiders,
  '(account)/my-comments/actions.ts takeBack': authors,
  '(account)/my-comments/actions.ts putBack': insiders,
  '(account)/my-comments/actions.ts referToModerator': authors,
  '(account)/my-comments/actions.ts appeal': authors,
  '(account)/reset-password/actions.ts chooseNew': everybody,
  '(account)/join/actions.ts join': everybody,
};

/** What there is of everybody to ask for. */
export const kinds = [
  'member',
  // Comments, in different states.
  ...(['published', 'waiting', 'rejected'] as const),
  // An appeal against another that was rejected, and what they contest of a lesson.
  ...(['appeal', 'contest'] as const),
  // A comment that they are to review.
  'lease',
  ...(['entry', 'notice', 'passkey', 'session'] as const),
  // One that is over.
  'sanction',
] as const;
export type Thing = (typeof kinds)[number];

/** The ids of what is somebody's. */
export type Things = Record<Thing, string>;

/**
 * Whose a thing is that somebody asks for: their own, another Insider's, that of somebody who was turned out, or who has left and let their
 * comments stay, or nobody's.
 */
export const owners = ['own', 'others', 'sanctioned', 'left', 'gone'] as const;
export type Owner = (typeof owners)[number];
type Whose = Record<Owner, Outcome>;

const all: Whose = { own: 'in', others: 'in', sanctioned: 'in', left: 'in', gone: 'in' };
const ownAlone: Whose = { own: 'in', others: 'no', sanctioned: 'no', left: 'no', gone: 'no' };
const whatThereIs: Whose = { own: 'in', others: 'in', sanctioned: 'in', left: 'in', gone: 'no' };
/** Members as they are met: who has left is nobody's to find, to turn out or to appoint. */
const members: Whose = { ...whatThereIs, left: 'no' };
const othersAlone: Whose = { ...whatThereIs, own: 'no' };
const otherMembers: Whose = { ...members, own: 'no' };

/** What is somebody's: what of them it is, and which of it opens to an Insider and to an administrator, once the door does. */
export const things: Record<string, { of: Thing; insider?: Whose; admin: Whose }> = {
  readComment: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  readReplies: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  submitComment: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  editComment: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  // It says nothing of what is another's.
  predictEdit: { of: 'waiting', insider: all, admin: all },
  keepEditDraft: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  withdrawComment: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  undoWithdrawal: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  askModerator: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  fileAppeal: { of: 'rejected', insider: ownAlone, admin: ownAlone },
  reportComment: { of: 'published', insider: othersAlone, admin: othersAlone },
  react: { of: 'published', insider: othersAlone, admin: othersAlone },
  takeBackReaction: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  requestAssignments: { of: 'waiting', insider: ownAlone, admin: ownAlone },
  recordReview: { of: 'lease', insider: ownAlone, admin: ownAlone },
  skipAssignment: { of: 'lease', insider: ownAlone, admin: ownAlone },
  contestCalibration: { of: 'lease', insider: ownAlone, admin: ownAlone },
  volunteer: { of: 'published', insider: ownAlone, admin: ownAlone },
  saveComment: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  // What is not kept is let go of as well.
  forgetSaved: { of: 'published', insider: all, admin: all },
  followThread: { of: 'published', insider: whatThereIs, admin: whatThereIs },
  unfollowThread: { of: 'published', insider: all, admin: all },
  muteMember: { of: 'member', insider: othersAlone, admin: othersAlone },
  unmuteMember: { of: 'member', insider: all, admin: all },
  endSession: { of: 'session', insider: ownAlone, admin: ownAlone },
  renamePasskey: { of: 'passkey', insider: ownAlone, admin: ownAlone },
  removePasskey: { of: 'passkey', insider: ownAlone, admin: ownAlone },
  readMemberPage: { of: 'member', insider: members, admin: members },
  listCommentsOfMember: { of: 'member', insider: members, admin: members },
  // What is none of theirs is passed over.
  markRead: { of: 'notice', insider: all, admin: all },
  readOwnPage: { of: 'published', insider: all, admin: all },
  readCase: { of: 'published', admin: whatThereIs },
  decideComment: { of: 'rejected', admin: othersAlone },
  // Of what is held by nobody, it says how that stands.
  takeBackDecision: { of: 'rejected', admin: whatThereIs },
  // Of what there is not, there is nothing to claim or to leave.
  claimCase: { of: 'rejected', admin: all },
  leaveCase: { of: 'rejected', admin: all },
  pickComment: { of: 'published', admin: othersAlone },
  unpickComment: { of: 'published', admin: whatThereIs },
  nameReviewers: { of: 'published', admin: othersAlone },
  dismissReports: { of: 'published', admin: othersAlone },
  decideAppeal: { of: 'appeal', admin: othersAlone },
  readMember: { of: 'member', admin: whatThereIs },
  sanctionMember: { of: 'member', admin: otherMembers },
  markFounding: { of: 'member', admin: members },
  setRole: { of: 'member', admin: otherMembers },
  endSessionsOf: { of: 'member', admin: members },
  setAuthor: { of: 'member', admin: members },
  markAuthor: { of: 'member', admin: members },
  // It says that there is none.
  readMembershipOf: { of: 'member', admin: all },
  setMembership: { of: 'member', admin: members },
  removePicture: { of: 'member', admin: otherMembers },
  verifyExpertise: { of: 'entry', admin: otherMembers },
  withdrawExpertise: { of: 'entry', admin: otherMembers },
  liftSanction: { of: 'sanction', admin: otherMembers },
  pickCalibration: { of: 'rejected', admin: whatThereIs },
  decideContest: { of: 'contest', admin: othersAlone },
  '(account)/my-comments/[id]/decision': { of: 'rejected', insider: ownAlone, admin: ownAlone },
  '(account)/my-comments/[id]/edit': { of: 'waiting', insider: ownAlone, admin: ownAlone },
  // The desk reads it of who has left, too.
  '(site)/members/[id]': { of: 'member', insider: members, admin: whatThereIs },
  '(site)/articles/[slug]/comments/[id]': { of: 'published', insider: whatThereIs, admin: whatThereIs },
  // Of one's own it says that there is nothing to report.
  '(site)/articles/[slug]/comments/[id]/report': {
    of: 'published',
    insider: whatThereIs,
    admin: whatThereIs,
  },
  'admin/comments/[id]': { of: 'published', admin: whatThereIs },
  'admin/members/[id]': { of: 'member', admin: whatThereIs },
  // Where there is none of theirs, it leads to the list of those that are.
  'GET (account)/notifications/[id]': { of: 'notice', insider: all, admin: all },
  'admin/actions.ts decide': { of: 'rejected', admin: othersAlone },
  'admin/actions.ts takeBack': { of: 'rejected', admin: whatThereIs },
  'admin/actions.ts pick': { of: 'published', admin: othersAlone },
  'admin/actions.ts showReviewers': { of: 'published', admin: othersAlone },
  'admin/actions.ts dismiss': { of: 'published', admin: othersAlone },
  'admin/actions.ts answerAppeal': { of: 'appeal', admin: othersAlone },
  'admin/expertise/actions.ts verify': { of: 'entry', admin: otherMembers },
  'admin/expertise/actions.ts withdraw': { of: 'entry', admin: otherMembers },
  'admin/expertise/actions.ts found': { of: 'member', admin: members },
  'admin/members/actions.ts sanction': { of: 'member', admin: otherMembers },
  'admin/members/actions.ts lift': { of: 'sanction', admin: otherMembers },
  'admin/members/actions.ts removePictureOf': { of: 'member', admin: otherMembers },
  'admin/members/actions.ts setStanding': { of: 'member', admin: othersAlone },
  'admin/members/actions.ts changeRole': { of: 'member', admin: otherMembers },
  'admin/members/actions.ts endSessions': { of: 'member', admin: members },
  'admin/members/actions.ts changeAuthor': { of: 'member', admin: members },
  'admin/members/actions.ts changeMark': { of: 'member', admin: members },
  'admin/members/actions.ts changeMembership': { of: 'member', admin: members },
  'admin/calibration/actions.ts answerContest': { of: 'contest', admin: othersAlone },
  'admin/calibration/actions.ts makeItem': { of: 'rejected', admin: whatThereIs },
  '(site)/articles/[slug]/actions.ts postComment': {
    of: 'published',
    insider: whatThereIs,
    admin: whatThereIs,
  },
  '(site)/articles/[slug]/comments/[id]/report/actions.ts report': {
    of: 'published',
    insider: othersAlone,
    admin: othersAlone,
  },
  '(site)/_viewer/actions.ts actAsReader': { of: 'published', insider: whatThereIs, admin: whatThereIs },
  '(account)/review/actions.ts submitReview': { of: 'lease', insider: ownAlone, admin: ownAlone },
  '(account)/review/actions.ts skipReview': { of: 'lease', insider: ownAlone, admin: ownAlone },
  '(account)/review/actions.ts volunteerReview': { of: 'published', insider: ownAlone, admin: ownAlone },
  '(account)/review/actions.ts contestLesson': { of: 'lease', insider: ownAlone, admin: ownAlone },
  '(account)/account/security/actions.ts endOne': { of: 'session', insider: ownAlone, admin: ownAlone },
  '(account)/account/security/actions.ts changePasskey': {
    of: 'passkey',
    insider: ownAlone,
    admin: ownAlone,
  },
  '(account)/my-comments/actions.ts revise': { of: 'waiting', insider: ownAlone, admin: ownAlone },
  '(account)/my-comments/actions.ts takeBack': { of: 'waiting', insider: ownAlone, admin: ownAlone },
  '(account)/my-comments/actions.ts putBack': { of: 'waiting', insider: ownAlone, admin: ownAlone },
  '(account)/my-comments/actions.ts referToModerator': { of: 'waiting', insider: ownAlone, admin: ownAlone },
  '(account)/my-comments/actions.ts appeal': { of: 'rejected', insider: ownAlone, admin: ownAlone },
  '(account)/notifications/actions.ts markAllRead': { of: 'notice', insider: all, admin: all },
  keepDraft: { of: 'published', insider: whatThereIs, admin: whatThereIs },
};

/**
 * What is the desk's, and of no member: whoever comes past the door may ask for all of it. `none`: of this there is none here, and past the
 * door is whoever is told so.
 */
export const deskThings: Record<string, 'article' | 'invitation' | 'import' | 'item' | 'none'> = {
  // Practice is dealt, and a second look is at what was drawn.
  ...({ judgePractice: 'none', takeSecondLook: 'none' } as const),
  '(account)/review/actions.ts judgePractice': 'none',
  'admin/second-looks/actions.ts answer': 'none',
  // It is taken back by a call before.
  'admin/members/invitations/actions.ts revoke': 'none',
  revokeInvitation: 'invitation',
  readDiscussion: 'article',
  setDiscussion: 'article',
  'admin/articles/[id]': 'article',
  'admin/articles/[id]/actions.ts saveDiscussion': 'article',
  readImport: 'import',
  applyImport: 'import',
  'admin/members/import/[id]': 'import',
  'admin/members/import/actions.ts apply': 'import',
  decideCalibration: 'item',
  'admin/calibration/actions.ts changeItem': 'item',
};
