import { execFileSync } from 'node:child_process';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { noCircles } from './no-circles.ts';
import { paraglide } from './paraglide.ts';

/** The origin of the default base map; drawn by the browser, so the policy below must name it. */
const BASE_MAP = 'https://data.geopf.fr';

/** Where `vite dev` finds the API; in production both share one process. */
const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:3001';

/**
 * Sentences and small parts that several pages share travel together: each file of its own is one more request, and on
 * an old phone asking for thirty of them delays the first paint by more than reading them takes. What asks the API stays
 * apart: it brings zod, a third of all, and most pages ask on the server only.
 */
const SMALL_AND_SHARED = {
  name: 'shared',
  test: /apps\/web\/src\/(?!lib\/(survey|map|chart|outbox)\/|lib\/api\/(?!refusal-text))/,
  maxModuleSize: 8_000,
  minShareCount: 5,
  // Without what they build on, which would bring along the whole of a library for one helper.
  includeDependenciesRecursively: false,
};

export default defineConfig(({ command }) => {
  // In a process of its own when building (and for `svelte-kit sync`): see the end of paraglide.ts.
  if (command === 'build') execFileSync(process.execPath, ['paraglide.ts'], { cwd: import.meta.dirname });
  return {
    plugins: [
      tailwindcss(),
      noCircles(),
      command === 'serve' && paraglideVitePlugin(paraglide),
      sveltekit({
        adapter: adapter({ out: 'build' }),
        // Every page depends on figures that change: nothing is written at build time.
        prerender: { entries: [] },
        version: { name: `${manifest.version}-${Date.now().toString(36)}` },
        // Pages that answer register it once they were read (lib/outbox/keep.ts): it weighs half as much as their scripts.
        serviceWorker: { register: false },
        // The style sheet of the first view travels with the page: one round trip less on a weak network.
        inlineStyleThreshold: 64_000,
        csp: {
          mode: 'nonce',
          directives: {
            'default-src': ['self'],
            'script-src': ['self'],
            'style-src': ['self'],
            // Lengths of bars and positions are attributes in server-rendered markup; they cannot run code.
            'style-src-attr': ['unsafe-inline'],
            'img-src': ['self', 'data:', 'blob:', BASE_MAP],
            'font-src': ['self'],
            'connect-src': ['self', BASE_MAP],
            'worker-src': ['self', 'blob:'],
            'object-src': ['none'],
            'base-uri': ['self'],
            'form-action': ['self'],
            'frame-ancestors': ['self'],
          },
        },
      }),
    ],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            preserveEntrySignatures: 'allow-extension',
            output: { codeSplitting: { groups: [SMALL_AND_SHARED] } },
          },
        },
      },
    },
    server: { proxy: { '/api': apiOrigin } },
  };
});
