import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
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
  /** So many of the newest; all when left out. */
  shown?: number;
  /** The address that a note is sent to, where it is another one than the page's. */
  here?: string;
};

/** What the desk has noted about a member, and one more. Nothing where it is about the viewer. */
export async function Notes({ viewer, memberId, shown, here }: Props) {
  if (memberId === viewer.id) return null;
  const [notes, t] = await Promise.all([
    listNotes({ viewer, memberId, limit: shown === undefined ? undefined : shown + 1 }),
    getTranslations('records.member.notes'),
  ]);
  const list = notes.slice(0, shown);
  return (
    <>
      {list.length > 0 && (
        <ol role="list" className={styles.notes}>
          {list.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      )}
      {notes.length > list.length && (
        <p className={styles.more}>
          <a href={`/admin/members/${memberId}#notes`}>{t('all')}</a>
        </p>
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
      <p className={styles.by}>
        {t.rich('by', { by: by ?? t('former'), when: () => <Moment key="at" at={at} /> })}{' '}
        {mayDelete && (
          <QuickAct act={unnote} fields={{ noteId: id }}>
            {t.rich('remove', { text: text.slice(0, 40), ...withHidden })}
          </QuickAct>
        )}
      </p>
    </li>
  );
}
