import { authorAddress } from '@/lib/comments/author-address';
import type { AuthorView } from '@/lib/comments/schemas';

type Props = {
  author: AuthorView;
  /** By which something else says whose it is. */
  id?: string;
  className: string | undefined;
};

/** The name of an author, which leads to where readers read of them, if there is such a place. */
export function AuthorName({ author, id, className }: Props) {
  const address = authorAddress(author);
  const name = <bdi id={id}>{author.displayName}</bdi>;
  return address ? (
    <a className={className} href={address}>
      {name}
    </a>
  ) : (
    <span className={className}>{name}</span>
  );
}
