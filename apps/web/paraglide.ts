import { compile, type CompilerOptions } from '@inlang/paraglide-js';

/** How messages become functions: shared by the Vite plugin, which watches, and by the one-off compilation. */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  // The address alone says the language (French bare, English under /en): a link shared is a language shared,
  // and no cookie is needed.
  strategy: ['url', 'baseLocale'],
  // Named rather than guessed, so that the bundler drops the server's branch from the browser's code.
  isServer: 'import.meta.env.SSR',
  emitReadme: false,
} satisfies CompilerOptions;

if (import.meta.main) {
  await compile(paraglide);
  // The compiler's store leaves timers behind that would hold the process for half a minute.
  process.exit();
}
