import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { READER_FORM } from '@/lib/web/own-page/act-schemas';

/** A button of the page's `<ViewerForm>`. */
export function ActButton({ act, children }: { act: string; children: ReactNode }) {
  return (
    <Button size="small" form={READER_FORM} name="act" value={act}>
      {children}
    </Button>
  );
}
