/** The field of a form that names the attempt to send it, where its page was made for one person. */
export const ATTEMPT_FIELD = 'attempt';
