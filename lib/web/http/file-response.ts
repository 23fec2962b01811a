import { contentTypeOf, type TableFormat } from '@/lib/platform/text/write-lines';

type Saved = { name: string; format: TableFormat };

/** It is saved under its name, and kept by nobody on the way. */
export const fileHeaders = ({ name, format }: Saved): Record<string, string> => ({
  'content-type': contentTypeOf[format],
  'content-disposition': `attachment; filename="${name}.${format}"`,
  'cache-control': 'private, no-store',
});

/** A file that is made while it is sent. Whoever goes away meanwhile ends its making. */
export function fileResponse(parts: AsyncGenerator<string>, file: Saved) {
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
  return new Response(body, { headers: fileHeaders(file) });
}
