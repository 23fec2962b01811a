import { OwnPage } from './own-page';
import { ReaderActs } from './reader-acts';

// What a member gains from script on a page of comments.
customElements.define('reader-acts', ReaderActs);
customElements.define('own-page', OwnPage);
