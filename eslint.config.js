import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** A text that is SQL, by how it begins. */
const SQL = '/^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|CREATE|DROP|ALTER|TRUNCATE|COPY)\\b/i';
const STATIC_SQL = 'One query is one static text; bind the value as a parameter ($1).';

/** What may stand inside of a text of SQL: another constant text, named in capitals, or a number that is one. */
const CONSTANT = [
  'TemplateElement',
  'Identifier[name=/^[A-Z][A-Z0-9_]*$/]',
  "CallExpression[callee.name='String'][arguments.0.name=/^[A-Z][A-Z0-9_]*$/]",
];
const IN_METHOD = ':matches(MethodDefinition, PropertyDefinition)';
const TEXT_ARGUMENT = 'CallExpression[callee.property.name=/^(query|rows|row|run|prepared)$/]';

/**
 * What no SQL may be: put together from values. Outside of a class, where a module is loaded before any value comes in,
 * a text may be composed of others; within a method, which sees the values, it may only name constants.
 */
const SQL_RULES = [
  {
    selector:
      "TaggedTemplateExpression:matches([tag.name='sql'], [tag.property.name='sql']) > TemplateLiteral > :function",
    message: 'A function inside the sql tag inserts raw text: pass the value itself, which is bound.',
  },
  {
    selector: `${IN_METHOD} :not(TaggedTemplateExpression) > TemplateLiteral[quasis.0.value.raw=${SQL}] > :not(${CONSTANT.join(', ')})`,
    message: STATIC_SQL,
  },
  {
    selector: `${IN_METHOD} BinaryExpression[operator='+'][left.value=${SQL}]`,
    message: STATIC_SQL,
  },
  {
    selector: `${TEXT_ARGUMENT} > TemplateLiteral > :not(${CONSTANT.join(', ')})`,
    message: STATIC_SQL,
  },
  {
    selector: `${TEXT_ARGUMENT} > BinaryExpression[operator='+']`,
    message: STATIC_SQL,
  },
  {
    selector: 'CallExpression[callee.property.name=/^(createQueryBuilder|synchronize)$/]',
    message: 'Reads are static SQL in <feature>.queries.ts; tables change by migrations.',
  },
];

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/*-dist/',
      '**/*.build/',
      '**/build/',
      '**/.svelte-kit/',
      '**/paraglide/',
      '**/coverage/',
      'apps/e2e/results/',
      '.data/',
    ],
  },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': 'off',
      // Does not see that a decorator reads a constant.
      'no-useless-assignment': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts', 'apps/api/vitest.config.ts'] },
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // TypeScript knows which names exist.
      'no-undef': 'off',
      // Handlers and interfaces promise a promise, whether or not they wait for something.
      '@typescript-eslint/require-await': 'off',
      // Playwright asks for an empty pattern where a fixture needs no other; a class of Nest may be empty.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  {
    // Types of components and of what SvelteKit generates are svelte-check's affair.
    files: ['apps/web/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [ts.configs.recommended, svelte.configs.recommended],
    languageOptions: {
      globals: globals.browser,
      // Types of templates are svelte-check's affair: asking for them here too would double the time of a check.
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // TypeScript knows which names exist.
      'no-undef': 'off',
      // Most sets and addresses are built, read and thrown away within a function; those of a state are found in use.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses carry their language and their territory already.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SQL_RULES] },
  },
  {
    files: ['apps/api/src/**/*.service.ts', 'apps/api/src/**/*.queries.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/common'],
              importNamePattern: 'Exception$|^HttpStatus$',
              message: 'A service knows no HTTP: throw a Failure of the slice (<feature>.errors.ts).',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{spec,test}.ts', 'apps/*/test/**/*.ts', 'apps/e2e/**/*.ts'],
    rules: {
      // A test looks at answers whose shape is what it is about to check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
