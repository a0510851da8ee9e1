import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '@belvedere/contracts/problem';
import { VERSION } from '../version.ts';

const ABOUT = new DocumentBuilder()
  .setTitle('Belvédère')
  .setDescription('An open shared observatory of digital usages.')
  .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
  .setVersion(VERSION)
  // Every operation refuses in the same shape.
  .addGlobalResponse({
    status: 'default',
    description: 'Refused, or failed: one shape for every error, told apart by its code.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  .build();

/**
 * The HTTP API as it stands, from its routes and their zod schemas: nothing is declared a second time. It is kept in
 * docs/openapi.json, and a test says when it changes.
 * @see https://spec.openapis.org/oas/v3.0.3
 */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, ABOUT, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  // The only schema that no route names by itself.
  const { $schema: _, ...problem } = z.toJSONSchema(Problem, { target: 'openapi-3.0' });
  document.components = { schemas: { ...document.components?.schemas, Problem: problem as object } };
  return document;
}
