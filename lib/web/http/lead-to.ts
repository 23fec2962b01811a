/** An answer that leads whoever asked, and nobody else, to another address. */
export const leadTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
