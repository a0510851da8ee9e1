import { EmbeddedPostgis } from '../src/database/embedded/embedded-postgis.ts';

/** The embedded database of a folder in a process of its own, until it is killed. */
const { folder } = JSON.parse(process.env.ALONE ?? '{}') as { folder: string };
await EmbeddedPostgis.open(folder);
console.log('open');
