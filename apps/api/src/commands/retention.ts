import type { Command } from 'commander';
import { createApplication } from '../application.ts';
import { readConfiguration } from '../config/environment.ts';
import { RetentionService } from '../privacy/retention/retention.service.ts';
import { SettingsService } from '../settings/settings.service.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { type Terminal, withDatabase } from './terminal.ts';

export function addRetention(program: Command, terminal: Terminal): void {
  program
    .command('retention')
    .description('dit ce que chaque territoire laisserait partir cette nuit, sans rien changer')
    .option('--now', 'le laisse partir aussitôt, sans attendre la nuit')
    .action(({ now = false }: { now?: boolean }) =>
      withDatabase(terminal, async ({ source }) => {
        // Erasing an account goes through every module: the whole application is needed, but for its jobs and its port.
        const app = await createApplication({ ...readConfiguration(process.env), jobs: false }, source);
        try {
          const retention = app.get(RetentionService, { strict: false });
          const names = new Map(
            (await app.get(TerritoriesService, { strict: false }).all()).map(({ id, slug }) => [id, slug]),
          );
          let total = 0;
          for (const { id, settings } of await app.get(SettingsService, { strict: false }).lettingGo()) {
            const { items } = await retention.plan(id, settings.retention);
            for (const { what, count } of items)
              terminal.say([names.get(id), what.fr, String(count)].join('\t'));
            total += items.reduce((sum, { count }) => sum + count, 0);
          }
          if (now) await retention.apply();
          terminal.tell(
            now
              ? 'C’est parti.'
              : `${String(total)} à laisser partir ; rien n’a changé. Avec --now, aussitôt.`,
          );
        } finally {
          await app.close();
        }
      }),
    );
}
