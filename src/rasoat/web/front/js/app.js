// Ease on top of pages that work without it.
import '../scss/app.scss';

import htmx from 'htmx.org';

import { watchKeys } from './keys.js';
import { watchMenus } from './menus.js';
import { offerPasskeys } from './passkeys.js';
import { watchTables } from './tables.js';

// The pages allow no inline style or script; htmx must not try either.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
// It would keep pages, and the people named on them, in the browser's own storage.
htmx.config.historyCacheSize = 0;

watchKeys();
watchMenus();
offerPasskeys();
watchTables(document);
document.addEventListener('htmx:afterSwap', (event) => watchTables(event.target));
