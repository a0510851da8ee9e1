import { defineConfig } from '@playwright/test';
import { findChromium } from './src/chromium.ts';

const chromium = await findChromium();

/** Journeys in a real Chromium, on the built application. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'results/failures',
  globalSetup: './src/start-observatory.ts',
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  forbidOnly: Boolean(process.env.CI),
  // They share one observatory: each looks at what it did itself, and changes nothing that others answer meanwhile.
  workers: 2,
  // Wide enough for a machine that is slow and busy: what works there is right.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    // What happened and what the page was, without a film of it: without a graphics card, filming costs more than the rest.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...chromium,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        // Nothing leaves the machine, whatever a page or the browser itself would like.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        // Machines that run tests have no graphics card. The map needs WebGL, drawn by software; pages are quicker without.
        '--disable-gpu',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
});
