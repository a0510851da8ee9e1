/**
 * Who may import whom: docs/architecture.md, as rules. A rule names what is forbidden; the comment is what whoever
 * breaks it reads.
 */
const TESTS =
  '[.](spec|test|fixture|arbitrary)[.](js|ts)$|(^|/)test/|^libs/domain/src/privacy/attack/|^apps/[^/]+/(vite|vitest)[.]config[.]ts$';
/** Rooms of the API that serve every slice and know none. */
const ROOMS = 'config|database|http|jobs|commands|demonstration';
const SLICE = `^apps/api/src/(?!(?:${ROOMS})/)([^/]+)/`;

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    forbid('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid(
      'resolvable',
      'This import leads nowhere.',
      {},
      // Modules that SvelteKit provides, and what is made when the pages are built.
      {
        couldNotResolve: true,
        pathNot: '^[$](app|env|service-worker)|^[.]/[$]types|lib/paraglide/|apps/web/build/',
      },
    ),

    // Between workspaces.
    forbid(
      'web-imports',
      'The pages know the contract and the domain, nothing else of ours.',
      { path: '^apps/web/', pathNot: TESTS },
      { path: '^(apps|libs)/', pathNot: '^apps/web/|^libs/(contracts|domain)/' },
    ),
    forbid(
      'web-tests-import',
      'The tests of the pages may use builders besides.',
      { path: '^apps/web/' },
      { path: '^(apps|libs)/', pathNot: '^apps/web/|^libs/' },
    ),
    forbid(
      'api-imports',
      'The API knows the contract and the domain; builders are for the demonstration and for tests.',
      { path: '^apps/api/', pathNot: `${TESTS}|^apps/api/src/demonstration/` },
      { path: '^(apps|libs)/', pathNot: '^apps/api/|^libs/(contracts|domain)/' },
    ),
    forbid(
      'api-tests-import',
      'Not even a test of the API reaches into another app.',
      { path: '^apps/api/' },
      { path: '^(apps|libs)/', pathNot: '^apps/api/|^libs/' },
    ),
    forbid(
      'journeys-import',
      'A journey sees what a person sees: the browser, never our code; builders and the contract may help it.',
      { path: '^apps/e2e/' },
      { path: '^(apps|libs)/', pathNot: '^apps/e2e/|^libs/' },
    ),
    forbid(
      'bench-imports',
      'Measures may call the API, the libraries and nothing else of ours.',
      { path: '^apps/bench/' },
      { path: '^apps/', pathNot: '^apps/(bench|api)/' },
    ),
    forbid(
      'commands-import',
      'The commands run before anything is installed: Node and each other only.',
      { path: '^apps/commands/' },
      { pathNot: '^apps/commands/', dependencyTypesNot: ['core'] },
    ),
    forbid(
      'contracts-import',
      'The contract knows the domain and zod.',
      { path: '^libs/contracts/', pathNot: TESTS },
      { pathNot: '^libs/(contracts|domain)/|node_modules/zod/' },
    ),
    forbid(
      'domain-imports',
      'The domain is pure: zod, and no input or output.',
      { path: '^libs/domain/', pathNot: `${TESTS}|^libs/domain/src/survey/` },
      { pathNot: '^libs/domain/|node_modules/zod/' },
    ),
    forbid(
      'survey-imports',
      'The reader of surveys is pure too, but for the SurveyJS model.',
      { path: '^libs/domain/src/survey/', pathNot: TESTS },
      { pathNot: '^libs/domain/|node_modules/(zod|survey-core)/' },
    ),
    forbid(
      'libs-import',
      'A library never needs an app, not even in its tests.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    forbid(
      'fixtures-import',
      'Builders know the contract and the domain.',
      { path: '^libs/fixtures/', pathNot: TESTS },
      { pathNot: '^libs/|node_modules/zod/' },
    ),

    // Within the API.
    forbid(
      'slice-by-its-service',
      'A slice reaches another through the service that its module exports, never its queries or inner files.',
      { path: SLICE, pathNot: TESTS },
      { path: SLICE, pathNot: '^apps/api/src/$1/|[.](service|module)[.]ts$' },
    ),
    forbid(
      'rooms-know-no-slice',
      'Configuration, database, jobs and HTTP hold nothing of the domain.',
      { path: '^apps/api/src/(config|database|jobs|http)/', pathNot: TESTS },
      { path: `${SLICE}|^apps/api/src/(commands|demonstration)/` },
    ),
    forbid(
      'slices-serve-no-command',
      'Commands and the demonstration call the slices, never the other way round.',
      { path: SLICE },
      { path: '^apps/api/src/(commands|demonstration)/' },
    ),
    forbid(
      'controller-to-service',
      'A controller calls its service: no SQL, no query, no TypeORM.',
      { path: '[.]controller[.]ts$' },
      { path: '[.]queries[.]ts$|^apps/api/src/database/|node_modules/(typeorm|pg)/' },
    ),
    forbid(
      'service-below-controller',
      'A service or a query does not know who calls it.',
      { path: '[.](service|queries|errors)[.]ts$' },
      {
        path: '[.](controller|filter|interceptor)[.]ts$|^apps/api/src/http/|node_modules/(fastify|@nestjs/platform-fastify)/',
      },
    ),
    forbid(
      'queries-below-service',
      'Queries are called by a service and call none.',
      { path: '[.]queries[.]ts$' },
      { path: '[.]service[.]ts$' },
    ),

    // Within the pages.
    forbid(
      'lib-below-routes',
      'The library of the pages serves the routes.',
      { path: '^apps/web/src/lib/' },
      { path: '^apps/web/src/routes/' },
    ),
    forbid(
      'ui-alone',
      'Buttons, dialogs and tables know no word of the domain: they import nothing of ours.',
      { path: '^apps/web/src/lib/ui/' },
      { path: '^(apps|libs)/', pathNot: '^apps/web/src/lib/ui/' },
    ),
    forbid(
      'maps-in-one-room',
      'MapLibre is imported by lib/map only.',
      { path: '^(apps|libs)/', pathNot: '^apps/web/src/lib/map/' },
      { path: 'node_modules/(maplibre-gl|@maplibre)' },
    ),
    forbid(
      'charts-in-one-room',
      'Chart.js is imported by lib/chart only.',
      { path: '^(apps|libs)/', pathNot: '^apps/web/src/lib/chart/' },
      { path: 'node_modules/chart[.]js/' },
    ),
    forbid(
      'surveys-in-one-room',
      'SurveyJS is imported by lib/survey of the pages, and its model by the survey room of the domain, only.',
      {
        path: '^(apps|libs)/',
        pathNot: `^apps/web/src/lib/survey/|^libs/domain/src/survey/|^apps/bench/|${TESTS}`,
      },
      { path: 'node_modules/survey-' },
    ),
    forbid(
      'survey-screen-in-pages',
      'What draws a survey runs in a browser.',
      { path: '^(apps|libs)/', pathNot: '^apps/web/src/lib/survey/' },
      { path: 'node_modules/survey-js-ui/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]svelte-kit/|lib/paraglide/|^apps/[^/]+/([^/]*dist|build|results)/|[.]build/' },
    // Types count: a shape that is borrowed is a dependency too.
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
  },
};
