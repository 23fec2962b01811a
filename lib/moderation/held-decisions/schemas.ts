/** The job that carries out a decision once nobody can take it back any more. */
export const CARRY_OUT = 'carry-out-decision';
export type CarryOutJob = { commentId: string; decisionId: string };
