import { describe, expect, it } from 'vitest';
import { currentStanding } from './current-standing';

describe('what was in the way of a decision', () => {
  it('is how the comment stands, when somebody was faster', () => {
    const details = { current: { status: 'PUBLISHED', version: 4, decision: null } };
    expect(currentStanding({ status: 'error', details })).toEqual({ status: 'PUBLISHED', decision: null });
  });

  it('is its state, when the verb does not fit it', () => {
    const details = { current: { state: 'WITHDRAWN', version: 4 } };
    expect(currentStanding({ status: 'error', details })).toEqual({ status: 'WITHDRAWN', decision: null });
  });

  it('is something else, when the answer has no comment', () => {
    expect(currentStanding({ status: 'error', details: {} })).toBeNull();
    expect(currentStanding({ status: 'error' })).toBeNull();
  });
});
