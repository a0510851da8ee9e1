import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Health } from '@belvedere/contracts/health';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { HealthService } from './health.service.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Ready only when the database answers and every migration is done; otherwise 503. */
  @Get()
  @Access('site.read')
  @Returns(Health)
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.health.read();
    reply.header('cache-control', 'no-store');
    if (health.status !== 'ready') reply.status(503);
    return health;
  }
}
