import 'reflect-metadata';
import { SetUpService } from './accounts/set-up/set-up.service.ts';
import { createApplication } from './application.ts';
import { CollectingTokens } from './collecting/collecting-tokens.ts';
import { InvalidEnvironment, readConfiguration } from './config/environment.ts';
import { ServerSecret } from './config/secret.ts';
import { DatabaseUnavailable } from './database/database-unavailable.ts';
import { openDatabase } from './database/database.ts';
import { loadDemonstration } from './demonstration/load.ts';

/** The web app as `npm run build` leaves it. */
const WEB_APP = new URL('../../web/build/handler.js', import.meta.url);

/** Starts the observatory: database, demonstration, API and web app in one process, on one port. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const database = await openDatabase(configuration);
  console.log(
    configuration.databaseUrl
      ? `Base de données : ${withoutPassword(configuration.databaseUrl)}`
      : `Base de données : PostGIS intégré, dans ${configuration.dataDir}`,
  );
  if (configuration.demonstration)
    await loadDemonstration(
      database.source,
      new CollectingTokens(new ServerSecret(configuration)),
      console.log,
    );

  const app = await createApplication(configuration, database.source, { webApp: WEB_APP });
  const stop = async () => {
    // Running requests may finish; one that hangs is cut, so that the database still closes whole.
    const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), 2000);
    await app.close();
    clearTimeout(cut);
    await database.close();
  };
  stopOnSignal(stop);
  try {
    // Fastify's own: that of Nest prints a failure before we can say it in a sentence.
    const { port, host } = configuration;
    const address = await app.getHttpAdapter().getInstance().listen({ port, host });
    console.log(`Belvédère est prêt : ${address}`);
    const link = await app.get(SetUpService, { strict: false }).link();
    if (link)
      console.log(`Personne n’a encore de compte. Pour créer le premier, qui administre tout : ${link}`);
  } catch (error) {
    await stop();
    throw error;
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    console.log('Arrêt…');
    // Whatever still hangs after four seconds is not worth waiting for.
    setTimeout(() => process.exit(1), 4000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.toString();
}

const LISTENING_FAILURES: Record<string, string> = {
  EADDRINUSE: 'Ce port est déjà utilisé : arrêtez l’autre programme, ou choisissez-en un autre avec PORT.',
  EACCES: 'Ce port est réservé au système : choisissez-en un au-dessus de 1023 avec PORT.',
  EADDRNOTAVAIL: 'HOST n’est pas une adresse de cette machine : corrigez-le.',
  ENOTFOUND: 'HOST n’est pas une adresse de cette machine : corrigez-le.',
};

main().catch((error: unknown) => {
  if (error instanceof InvalidEnvironment) console.error(`Réglage à corriger :\n${error.message}`);
  else if (error instanceof DatabaseUnavailable) console.error(error.message);
  else console.error(LISTENING_FAILURES[(error as { code?: string }).code ?? ''] ?? error);
  process.exit(1);
});
