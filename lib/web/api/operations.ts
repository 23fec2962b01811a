import type { Contract } from './contract';
import { listArticlesContract, readArticleContract } from './contracts/articles';
import {
  contestCalibrationContract,
  decideContestContract,
  decideItemContract,
  listCalibrationContract,
  pickCalibrationContract,
} from './contracts/calibration';
import {
  editCommentContract,
  fileAppealContract,
  listOwnCommentsContract,
  readCommentContract,
  readRepliesContract,
  readThreadContract,
  reportCommentContract,
  submitCommentContract,
  withdrawCommentContract,
} from './contracts/comments';
import { readDocumentationContract } from './contracts/documentation';
import { readMeContract, signUpContract } from './contracts/members';
import { listNoticesContract, markReadContract } from './contracts/outreach';
import {
  changePolicyContract,
  decideAppealContract,
  decideCommentContract,
  dismissReportsContract,
  liftSanctionContract,
  listAppealsContract,
  listAuditContract,
  listMembersContract,
  listQueueContract,
  readCaseContract,
  readMemberContract,
  readPolicyContract,
  sanctionMemberContract,
} from './contracts/moderation';
import {
  readOwnRecordContract,
  recordReviewContract,
  requestAssignmentsContract,
  skipAssignmentContract,
} from './contracts/peer-review';
import { readTransparencyContract } from './contracts/transparency';

/** Every call of the API, by chapter and by the name that generated clients give it. */
export const operations: Record<string, Record<string, Contract>> = {
  Articles: {
    listArticles: listArticlesContract,
    readArticle: readArticleContract,
  },
  Comments: {
    readThread: readThreadContract,
    readComment: readCommentContract,
    readReplies: readRepliesContract,
    submitComment: submitCommentContract,
    editComment: editCommentContract,
    withdrawComment: withdrawCommentContract,
    fileAppeal: fileAppealContract,
    reportComment: reportCommentContract,
  },
  'Peer review': {
    requestAssignments: requestAssignmentsContract,
    recordReview: recordReviewContract,
    skipAssignment: skipAssignmentContract,
    readTransparency: readTransparencyContract,
    contestCalibration: contestCalibrationContract,
  },
  Members: {
    signUp: signUpContract,
    readMe: readMeContract,
    listOwnComments: listOwnCommentsContract,
    readOwnRecord: readOwnRecordContract,
    listNotices: listNoticesContract,
    markRead: markReadContract,
  },
  Moderation: {
    listQueue: listQueueContract,
    readCase: readCaseContract,
    decideComment: decideCommentContract,
    dismissReports: dismissReportsContract,
    listAppeals: listAppealsContract,
    decideAppeal: decideAppealContract,
    listMembers: listMembersContract,
    readMember: readMemberContract,
    sanctionMember: sanctionMemberContract,
    liftSanction: liftSanctionContract,
    listCalibration: listCalibrationContract,
    pickCalibration: pickCalibrationContract,
    decideCalibration: decideItemContract,
    decideContest: decideContestContract,
    listAudit: listAuditContract,
    readPolicy: readPolicyContract,
    changePolicy: changePolicyContract,
  },
  Documentation: {
    readDocumentation: readDocumentationContract,
  },
};
