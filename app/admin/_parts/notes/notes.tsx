import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import type { Viewer } from '@/lib/members/viewer';
import { listNotes } from '@/lib/moderation/notes/list-notes';
import type { NoteView } from '@/lib/moderation/notes/schemas';
import { unnote } from '@/app/admin/members/actions';
import { Moment } from '../frame/moment';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from '../queue/quick-act';
import { NoteForm } from './note-form';
import styles from './notes.module.css';

type Props = {
  viewer: Viewer;
  memberId: string;
  /** So many of the newest, with a link to all; left out, a page of them. */
  shown?: number;
  /** Where the page begins. */
  cursor?: string;
  /** The address that a note is sent to, where it is another one than the page's. */
  here?: string;
};

/** What the desk has noted about a member, and one more. Nothing where it is about the viewer. */
export async function Notes({ viewer, memberId, shown, cursor, here }: Props) {
  if (memberId === viewer.id) return null;
  const [{ items: list, nextCursor }, t, pages] = await Promise.all([
    orNotFound(listNotes({ viewer, memberId, limit: shown, cursor })),
    getTranslations('records.member.notes'),
    getTranslations('desk.pages'),
  ]);
  return (
    <>
      {list.length > 0 && (
        <ol role="list" className={styles.notes}>
          {list.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
      {shown === undefined ? (
        <PaginationByCursor
          label={t('pages')}
          name="notes"
          first={`/admin/members/${memberId}#notes`}
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: pages('newest'), next: pages('earlier') }}
        />
      ) : (
        nextCursor && (
          <p className={styles.more}>
            <a href={`/admin/members/${memberId}#notes`}>{t('all')}</a>
          </p>
        )
      )}
      <NoteForm memberId={memberId} here={here} />
    </>
  );
}

function Note({ note: { id, text, by, at, mayDelete } }: { note: NoteView }) {
  const t = useTranslations('records.member.notes');
  return (
    <li>
      <p className={styles.text} dir="auto">
        {text}
      </p>
      <div className={styles.by}>
        <p>{t.rich('by', { by: by ?? t('former'), when: () => <Moment key="at" at={at} /> })}</p>
        {mayDelete && (
          <QuickAct act={unnote} fields={{ noteId: id }}>
            {t.rich('remove', { text: text.slice(0, 40), ...withHidden })}
          </QuickAct>
        )}
      </div>
    </li>
  );
}
