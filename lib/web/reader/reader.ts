import { NewComments } from './new-comments';
import { ShareLink } from './share-link';
import { ThemeSwitch } from './theme-switch';

// What a reader gains from script. Each element improves markup that already works without it.
customElements.define('theme-switch', ThemeSwitch);
customElements.define('share-link', ShareLink);
customElements.define('new-comments', NewComments);
