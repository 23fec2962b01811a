import { ATTEMPT_FIELD } from '@/lib/web/http/attempt-field';

/**
 * Names the attempt to send a form of a page that is made for one person, who may press its button twice or send it again after an answer
 * that was lost: it is acted upon once, also without script. Never on a page that is kept, which would not be the same twice.
 */
export const AttemptKey = () => <input type="hidden" name={ATTEMPT_FIELD} value={crypto.randomUUID()} />;
