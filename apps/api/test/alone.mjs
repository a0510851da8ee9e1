import { runnerImport } from 'vite';

/** Runs a TypeScript file of ours, decorators and all, in this process: for tests that kill a process. */
await runnerImport(process.argv[2], { configFile: false, logLevel: 'error' });
