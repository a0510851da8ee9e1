import { RequestFailure } from './request-failure.ts';

/**
 * Turns what a load function threw into what `+error.svelte` shows, so that loads need no try/catch:
 * a problem keeps its status, code and sentence; anything else keeps SvelteKit's safe defaults.
 */
export function describeError(error: unknown): Partial<App.Error> {
  if (!(error instanceof RequestFailure)) return {};
  const { status, title, code, detail } = error.problem;
  return { status, message: title, code, ...(detail !== undefined && { detail }) };
}
