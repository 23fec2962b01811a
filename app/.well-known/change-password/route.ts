/** Where password managers send whoever wants to change a password (W3C, "A well-known URL for changing passwords"). */
export const GET = (): Response =>
  new Response(null, { status: 302, headers: { location: '/account/security#password' } });
