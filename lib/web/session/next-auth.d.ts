import type { Viewer } from '@/lib/members/viewer';

declare module 'next-auth' {
  /** What `GET /api/auth/session` tells a page about the person who looks at it. */
  interface Session {
    user?: Pick<Viewer, 'id' | 'displayName' | 'role' | 'insider' | 'membership'>;
  }

  /** Who has just signed in: the member, and their new session's opaque id. */
  interface User {
    id: string;
    sid: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}
