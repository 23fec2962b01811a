-- What peers object to comes back to its author first (R9). By themselves, since PostgreSQL does not take a new value in the transaction that adds it.
ALTER TYPE "CommentState" ADD VALUE 'OBJECTED' AFTER 'IN_REVIEW';
ALTER TYPE "DecisionOutcome" ADD VALUE 'OBJECT' AFTER 'PUBLISH';
