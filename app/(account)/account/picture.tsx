import { getTranslations } from 'next-intl/server';
import { Avatar } from '@/app/_ui/avatar';
import { Done } from '@/app/_ui/done';
import { may } from '@/lib/members/permissions';
import { readOwnPicture } from '@/lib/members/picture/read-picture';
import { MOST_BYTES, MOST_MEGABYTES, MOST_MEGAPIXELS } from '@/lib/members/picture/schemas';
import { readProfile } from '@/lib/members/read-profile';
import type { Viewer } from '@/lib/members/viewer';
import styles from './_parts/account.module.css';
import { Section } from './_parts/section';
import { PictureForm, RemovePictureForm } from './picture-forms';

type Props = { viewer: Viewer; saved: boolean; removed: boolean };

/** What stands beside the member's name, to be changed by them. `saved`, `removed`: they have just done so. */
export async function Picture({ viewer, saved, removed }: Props) {
  const [picture, { displayName, badges, expertise }, t] = await Promise.all([
    readOwnPicture({ viewer }),
    readProfile({ viewer, id: viewer.id }),
    getTranslations('account.picture'),
  ]);
  const mayShow: boolean = may(viewer, 'member.show-picture');
  // The page says above what keeps a sanctioned member from it.
  if (!mayShow && viewer.sanction && picture === null) return null;
  const limits = { megabytes: MOST_MEGABYTES, megapixels: MOST_MEGAPIXELS };
  return (
    <Section id="picture" title={t('title')}>
      {saved && picture !== null && <Done title={t('saved')} />}
      {removed && picture === null && <Done title={t('removed')} />}
      <p className={styles.intro}>{mayShow || viewer.sanction ? t('intro') : t('confirm')}</p>
      <Avatar large {...{ displayName, picture, badges, expertise }} />
      {mayShow && (
        <PictureForm
          // What was chosen for the one before is no choice for this one.
          key={picture}
          shown={picture ?? 'none'}
          mostBytes={MOST_BYTES}
          words={{
            form: t('form'),
            file: t('file'),
            hint: t('hint', limits),
            save: t(picture === null ? 'save' : 'other'),
            preview: t('preview'),
            large: (await getTranslations('errors.codes'))('picture-too-large', { limit: MOST_MEGABYTES }),
            type: (await getTranslations('errors.codes'))('picture-type'),
          }}
        />
      )}
      {picture !== null && <RemovePictureForm words={{ form: t('removeForm'), remove: t('remove') }} />}
    </Section>
  );
}
