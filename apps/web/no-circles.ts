import type { Plugin } from 'vite';

/**
 * Fails the build when built files import each other in a circle: whichever runs first finds the other one empty, and a
 * table of sentences made at that moment stays without any.
 */
export function noCircles(): Plugin {
  return {
    name: 'belvedere:no-circles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      const done = new Set<string>();
      const visit = (file: string, path: string[]) => {
        if (path.includes(file)) this.error(`Built files in a circle: ${[...path, file].join(' → ')}`);
        const chunk = bundle[file];
        if (done.has(file) || chunk?.type !== 'chunk') return;
        for (const next of chunk.imports) visit(next, [...path, file]);
        done.add(file);
      };
      for (const file of Object.keys(bundle)) visit(file, []);
    },
  };
}
