import { useTranslations } from 'next-intl';
import { lineInWords } from '@/lib/comments/pace/line-in-words';
import type { OwnCommentView } from '@/lib/comments/schemas';

/** How a comment of one's own stands in line. Nothing where it does not. */
export function InLine({ line, className }: { line: OwnCommentView['line']; className?: string }) {
  const t = useTranslations('review.line');
  return line && <p className={className}>{lineInWords(t, line)}</p>;
}
