import { forget } from './build-apps.mjs';
import { prepare } from './prepare.mjs';

/** `npm run build`: builds both apps, even when nothing changed. */
forget(['api', 'web']);
await prepare();
