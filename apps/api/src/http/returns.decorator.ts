import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const RETURNED_SCHEMA = 'belvedere:returns';
export const RETURNS_BYTES = 'belvedere:returns-bytes';

/** Declares what a handler answers. A handler that answers data without it fails, see {@link ContractInterceptor}. */
export const Returns = (schema: z.ZodType, status = 200): MethodDecorator =>
  applyDecorators(
    SetMetadata(RETURNED_SCHEMA, schema),
    HttpCode(status),
    ApiResponse({ status, standardSchema: schema }),
  );

/** Declares a handler that answers bytes of its own, such as a tile or a file. */
export const ReturnsBytes = (mediaType: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(RETURNS_BYTES, mediaType),
    ApiResponse({
      status: 200,
      content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
    }),
  );
