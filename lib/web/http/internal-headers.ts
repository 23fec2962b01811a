/**
 * Request headers that the serving entry writes for the code behind it. Whatever a client sends under this
 * prefix is deleted first, so what is read from them can be relied on.
 */
export const INTERNAL_PREFIX = 'x-trialogue-';

/** The client's network address, as far as TRUSTED_PROXY_HOPS lets us know it. Absent while a shared page is made. */
export const ADDRESS_HEADER = 'x-trialogue-address';

/** Present where a request says that a proxy passed it on, whether that is believed or not. */
export const PROXIED_HEADER = 'x-trialogue-proxied';

/** Names the rendering of a page that may be kept; absent when the page is made for one person. */
export const RENDER_HEADER = 'x-trialogue-render';

/** Says `member` where a page is made that is kept for all members. */
export const AUDIENCE_HEADER = 'x-trialogue-audience';

/** Present where the page that is made stands in a frame on another's page. */
export const FRAMED_HEADER = 'x-trialogue-framed';

/** The language that the reader has chosen in this browser; absent when they have not. */
export const LANGUAGE_HEADER = 'x-trialogue-language';

/** Ties an answer to its log lines. Also on the response. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Sent by our own script where it puts the answer to a form in the place of what stands there. */
export const IN_PLACE_HEADER = 'in-place';

/** Sent by our own script with what it asks for by itself, while the page is open: nobody did anything. */
export const UNASKED_HEADER = 'unasked';

/** Sent by that script with a form that it may have to send again: names the attempt, as `Idempotency-Key` does a call's. */
export const ATTEMPT_HEADER = 'idempotency-key';

/** Sent by that script: the id of the member who wrote what a form holds. It is nobody else's, whoever is signed in by now. */
export const WRITER_HEADER = 'writer';

/** What came of a form, for that script: `done`, or the code of the error. Absent where it is not done yet. */
export const ACTED_HEADER = 'acted';

/** Where a form leads, with what follows the `#`: to that script, which a redirection would not tell. */
export const ELSEWHERE_HEADER = 'elsewhere';
