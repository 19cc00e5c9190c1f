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

watchKeys();
watchMenus();
offerPasskeys();
watchTables(document);
document.addEventListener('htmx:afterSwap', (event) => watchTables(event.target));
