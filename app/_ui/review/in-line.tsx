import { useTranslations } from 'next-intl';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { lineInWords } from './line-in-words';

/** How a comment of one's own stands in line. Nothing where it does not. */
export function InLine({ line, className }: { line: OwnCommentView['line']; className?: string }) {
  const t = useTranslations('review.line');
  return line && <p className={className}>{lineInWords(t, line)}</p>;
}
