const TOKENS = [
  'ground',
  'surface',
  'sunken',
  'line',
  'control',
  'ink',
  'muted',
  'water',
  'accent',
  'accent-soft',
  'on-accent',
] as const;
type Token = (typeof TOKENS)[number];

/** Our tokens as they are now, light or dark: a canvas knows no CSS variables. Browser only. */
export function tokenColours(element: Element = document.documentElement): Record<Token, string> {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim() || '#888888']),
  ) as Record<Token, string>;
}

/**
 * Calls back each time light turns dark or the other way round, by the system or by the reader's choice.
 * @returns how to stop listening
 */
export function onAppearanceChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choice = new MutationObserver(changed);
  system.addEventListener('change', changed);
  choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', changed);
    choice.disconnect();
  };
}

/** Whether the page is dark now, by the system or by the reader's choice. */
export const isDark = (): boolean => getComputedStyle(document.documentElement).colorScheme === 'dark';
