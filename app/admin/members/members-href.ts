type Asked = { query?: string; sanctioned?: boolean; cursor?: string };

/** The address of a page of the members. */
export function membersHref({ query, sanctioned, cursor }: Asked = {}): string {
  const asked = new URLSearchParams({
    ...(query && { query }),
    ...(sanctioned && { sanctioned: 'true' }),
    ...(cursor && { cursor }),
  });
  return asked.size > 0 ? `/admin/members?${asked}` : '/admin/members';
}
