import { useTranslations } from 'next-intl';
import type { AuthorView } from '@/lib/comments/schemas';
import { Badge } from '../badge';

type Kind = AuthorView['badges'][number];

const looks = {
  moderator: { tone: 'accent', icon: 'shield' },
  staff: { tone: 'accent', icon: 'press' },
  author: { tone: 'full', icon: 'pen' },
  founding: { tone: 'plain', icon: 'sprout' },
} as const satisfies Record<Kind, object>;

/** What sets somebody apart, beside their name: nobody gives it to themselves. */
export function AuthorBadges({ badges }: { badges: Kind[] }) {
  const t = useTranslations('profile.badges');
  return badges.map((badge) => (
    <Badge key={badge} {...looks[badge]}>
      {t(badge)}
    </Badge>
  ));
}
