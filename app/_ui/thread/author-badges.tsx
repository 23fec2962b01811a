import { useTranslations } from 'next-intl';
import type { AuthorView } from '@/lib/comments/schemas';
import { Badge } from '../badge';

type Kind = AuthorView['badges'][number];

const looks = {
  moderator: { tone: 'accent', icon: 'shield' },
  staff: { tone: 'accent', icon: 'press' },
  author: { tone: 'full', icon: 'pen' },
  founding: { tone: 'plain', icon: 'sprout' },
} as const satisfies Record<Exclude<Kind, 'former'>, object>;

/** What sets somebody apart, beside their name: nobody gives it to themselves. */
export function AuthorBadges({ badges }: { badges: Kind[] }) {
  const t = useTranslations('profile.badges');
  // Of who has left, the name says it.
  return badges.map((badge) =>
    badge === 'former' ? null : (
      <Badge key={badge} {...looks[badge]}>
        {t(badge)}
      </Badge>
    ),
  );
}
