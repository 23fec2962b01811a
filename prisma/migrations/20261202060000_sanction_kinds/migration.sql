-- A migration of its own: a value can be used once the transaction that adds it is over.
ALTER TYPE "SanctionKind" ADD VALUE 'WARNING';
ALTER TYPE "SanctionKind" ADD VALUE 'REVOCATION';
