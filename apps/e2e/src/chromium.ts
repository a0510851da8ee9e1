import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Playwright needs to launch a browser. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser of CHROMIUM (a path, or `npm`), else one that is installed, else the one that npm brought: Playwright's own download is
 * not reachable everywhere.
 */
export async function findChromium(): Promise<Chromium> {
  const chosen = process.env.CHROMIUM || INSTALLED.find((path) => existsSync(path));
  return chosen && chosen !== 'npm' ? { executablePath: chosen, env: inherited() } : fromPackage();
}

/**
 * Unpacks the browser of @sparticuz/chromium once, in a folder of our own, with the libraries and fonts that a bare
 * server lacks. Its recommended arguments are left aside: they switch off the web's security.
 */
async function fromPackage(): Promise<Chromium> {
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
  const { size } = statSync(join(packed, 'chromium.br'));
  const folder = resolve(import.meta.dirname, `../../../node_modules/.cache/chromium-${String(size)}`);
  if (!existsSync(folder)) await unpack(packed, folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...inherited(),
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

/** In a temporary place first: an interrupted unpacking must not look like a browser. */
async function unpack(packed: string, folder: string): Promise<void> {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const temporary = process.env.TMPDIR;
  // The package unpacks into the system's temporary folder, wherever that is.
  process.env.TMPDIR = unfinished;
  try {
    await chromium.executablePath(packed);
    await inflate(join(packed, 'al2023.tar.br'));
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
