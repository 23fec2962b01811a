import './own-times';
import './thread-visit';

// What script says by the moments that a page tells of. One file: where comments stand, both are needed. What `<thread-visit>` holds shows
// from now on; its place was kept for it.
customElements.define('thread-visit', class extends HTMLElement {});
