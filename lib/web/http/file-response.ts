import { contentTypeOf, type TableFormat } from '@/lib/platform/text/write-lines';

/** A file that is made while it is sent. Whoever goes away meanwhile ends its making. */
export function fileResponse(
  parts: AsyncGenerator<string>,
  { name, format }: { name: string; format: TableFormat },
) {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': contentTypeOf[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'private, no-store',
    },
  });
}
