import type { ReactNode } from 'react';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';

/** For messages with a part that only a screen reader needs: `<hidden>`. */
export const withHidden = { hidden: (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden> };
