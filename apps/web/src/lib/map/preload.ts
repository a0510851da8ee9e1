/** Fetches all that a map to show places on is made of, its worker included, so that it opens without a network. */
export async function preloadMap(): Promise<void> {
  const [, { workerUrl }] = await Promise.all([
    import('./PlacePicker.svelte'),
    import('./maplibre-worker.ts'),
  ]);
  await fetch(workerUrl);
}
