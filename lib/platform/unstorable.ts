/** A number too large, a time that cannot be, the character 0, an id that is none: PostgreSQL's data exceptions (class 22) of that kind. */
const UNSTORABLE = /^(?:22003|22007|22008|22021|22P02|22P05)$/;

type DatabaseError = {
  code?: unknown;
  meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
};

/**
 * Whether PostgreSQL refused a value because there can be no such value. What checks what people send should have refused it
 * before; that it did not is no reason to call it a failure of ours.
 */
export function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as DatabaseError;
  return UNSTORABLE.test(String(meta?.driverAdapterError?.cause?.originalCode ?? code));
}
