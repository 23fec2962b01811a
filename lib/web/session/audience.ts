import { headers } from 'next/headers';
import { AUDIENCE_HEADER } from '../http/internal-headers';

/** Whether the page that is made is the copy for members, whoever they are: it holds nothing of any of them, and no session is behind it. */
export async function isForMembers(): Promise<boolean> {
  return (await headers()).get(AUDIENCE_HEADER) === 'member';
}
