/** Next looks for this file at the root, and calls what it exports. */
export { noteFailure as onRequestError } from '@/lib/web/http/note-failure';
