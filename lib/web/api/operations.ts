import type { Contract } from './contract';
import { listArticlesContract, readArticleContract } from './contracts/articles';
import {
  editCommentContract,
  listOwnCommentsContract,
  readCommentContract,
  readRepliesContract,
  readThreadContract,
  submitCommentContract,
  withdrawCommentContract,
} from './contracts/comments';
import { readDocumentationContract } from './contracts/documentation';
import { readMeContract, signUpContract } from './contracts/members';
import {
  changePolicyContract,
  decideCommentContract,
  listAuditContract,
  listQueueContract,
  readCaseContract,
  readPolicyContract,
} from './contracts/moderation';
import {
  recordReviewContract,
  requestAssignmentsContract,
  skipAssignmentContract,
} from './contracts/peer-review';

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
  },
  'Peer review': {
    requestAssignments: requestAssignmentsContract,
    recordReview: recordReviewContract,
    skipAssignment: skipAssignmentContract,
  },
  Members: {
    signUp: signUpContract,
    readMe: readMeContract,
    listOwnComments: listOwnCommentsContract,
  },
  Moderation: {
    listQueue: listQueueContract,
    readCase: readCaseContract,
    decideComment: decideCommentContract,
    listAudit: listAuditContract,
    readPolicy: readPolicyContract,
    changePolicy: changePolicyContract,
  },
  Documentation: {
    readDocumentation: readDocumentationContract,
  },
};
