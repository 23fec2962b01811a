import { closeMenus } from './close-menus';
import { fetchElements } from './fetch-elements';
import { fetchWriter } from './fetch-writer';
import { sendFormsInPlace } from './forms-in-place';
import { followLinksInPlace } from './links-in-place';
import { LiveNotices } from './live-notices';
import { MoreReplies } from './more-replies';
import { NewComments } from './new-comments';
import { OwnComments } from './own-comments';
import { ShareLink } from './share-link';
import { ThemeSwitch } from './theme-switch';

// What a reader gains from script. Each element improves markup that already works without it.
customElements.define('theme-switch', ThemeSwitch);
customElements.define('share-link', ShareLink);
customElements.define('new-comments', NewComments);
customElements.define('more-replies', MoreReplies);
customElements.define('live-notices', LiveNotices);
customElements.define('own-comments', OwnComments);
closeMenus();
sendFormsInPlace();
followLinksInPlace();
fetchElements();
fetchWriter();
