import type { SqlTx } from '@/lib/platform/db';
import { GRANT_SECONDS } from './rules';

type NewGrant = {
  id: string;
  codeHash: string;
  challenge: string;
  home: string;
  webhook: string;
  /** The session in which an administrator has agreed. */
  agreedIn: string;
};

/** Inserts one that ends by itself; those that have ended go. */
export async function insertGrant(tx: SqlTx, grant: NewGrant): Promise<void> {
  const { id, codeHash, challenge, home, webhook, agreedIn } = grant;
  await tx.$executeRaw`delete from wordpress_grants where expires_at <= clock_timestamp()`;
  await tx.$executeRaw`
    insert into wordpress_grants (id, code_hash, challenge, home, webhook, agreed_in, expires_at)
    values (${id}::uuid, ${codeHash}, ${challenge}, ${home}, ${webhook}, ${agreedIn}::uuid,
      clock_timestamp() + make_interval(secs => ${GRANT_SECONDS}::int))`;
}

export type Grant = Pick<NewGrant, 'id' | 'home' | 'webhook' | 'agreedIn'>;

/** Takes one away by its code, and by what only who asked for it knows: of two who do, the second finds none. */
export async function takeGrant(
  tx: SqlTx,
  { codeHash, challenge }: Pick<NewGrant, 'codeHash' | 'challenge'>,
): Promise<Grant | null> {
  const [row] = await tx.$queryRaw<Grant[]>`
    delete from wordpress_grants where code_hash = ${codeHash} and challenge = ${challenge} and expires_at > clock_timestamp()
    returning id, home, webhook, agreed_in as "agreedIn"`;
  return row ?? null;
}
