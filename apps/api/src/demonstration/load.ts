import type { DataSource } from 'typeorm';

/** Loads the demonstration once: does nothing when there is already a territory. */
export async function loadDemonstration(source: DataSource, say: (line: string) => void): Promise<void> {
  const [{ found }] = (await source.query('SELECT EXISTS (SELECT FROM territory) AS found')) as [{ found: boolean }];
  if (found) return;
  say('Chargement de la démonstration…');
}
