/** Calls back once the page was painted and the browser has nothing better to do. @returns how to give up */
export function whenIdle(callback: () => unknown): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(() => callback(), { timeout: 3000 });
    return () => cancelIdleCallback(handle);
  }
  // Safari has no such callback.
  const handle = setTimeout(callback, 500);
  return () => clearTimeout(handle);
}
