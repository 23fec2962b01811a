// The row lock is how the subjects above decide about a comment; the query stays in the store.
export { lockComments, type LockedComment } from './store';
