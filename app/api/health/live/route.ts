/** The process runs and answers; whether it can do its work is `/api/health/ready`'s to say. */
export const GET = () =>
  Response.json({ status: 'ok' }, { headers: { 'cache-control': 'private, no-store' } });
