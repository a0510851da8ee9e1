import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** "List-Unsubscribe=One-Click" and its wrapping; the address says all that matters. */
const LARGEST = 4096;

/**
 * Lets one-click unsubscription come as `multipart/form-data`, as RFC 8058 says that it should; its fields are not
 * read. Whatever else is sent in this form is taken as nothing, and refused by the schema of its route.
 */
@Injectable()
export class OneClickForm implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: LARGEST },
      (_request, _body, done) => done(null, undefined),
    );
  }
}
