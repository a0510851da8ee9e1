import { Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import {
  BatchedResponse,
  type BatchOutcome,
  type BatchReceipt,
  type CollectionMode,
  type EachOf,
} from '@belvedere/contracts/responses';
import { Failure, type FailureKind } from '../failure.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { UnreadableResponse } from './responses.errors.ts';
import { type Accepted, ResponsesService } from './responses.service.ts';

/** Refusals that say nothing about the answers: the same may be taken a moment later. */
const PASSING: ReadonlySet<FailureKind> = new Set(['unavailable', 'too-many']);

/** Takes the responses that waited on a device, each by itself: one that is refused keeps none of the others back. */
@Injectable()
export class BatchService {
  private readonly logger = new Logger(BatchService.name);

  constructor(
    private readonly responses: ResponsesService,
    private readonly territories: TerritoriesService,
  ) {}

  /** Those that people gave by themselves. @throws TerritoryNotFound */
  accept(territory: string, sent: EachOf<BatchedResponse>, mode: CollectionMode): Promise<BatchReceipt> {
    return this.each(territory, sent, BatchedResponse, ({ campaign, ...response }) =>
      // What waited on a device may have been given before the campaign closed.
      this.responses.accept(territory, campaign, response, { mode, late: 'held' }),
    );
  }

  /**
   * What becomes of each, by itself.
   * @param schema what tells what is wrong with those that could not be read
   * @throws TerritoryNotFound
   */
  async each<Read>(
    territory: string,
    sent: EachOf<Read>,
    schema: z.ZodType<Read>,
    take: (one: Read) => Promise<Accepted>,
  ): Promise<BatchReceipt> {
    // All at once: those that are accepted share statements, and commits to disk.
    const outcomes = await Promise.all(sent.map((one) => this.takeOne(one, schema, take)));
    // What took one is there; a territory that took none may be missing altogether.
    if (!outcomes.some((one) => 'receipt' in one)) await this.territories.idOf(territory);
    return { outcomes };
  }

  private async takeOne<Read>(
    one: EachOf<Read>[number],
    schema: z.ZodType<Read>,
    take: (one: Read) => Promise<Accepted>,
  ): Promise<BatchOutcome> {
    try {
      if ('unreadable' in one) throw new UnreadableResponse(one.unreadable, schema);
      const { outcome, receipt } = await take(one.read);
      return { outcome, id: receipt.id, receipt };
    } catch (error) {
      return this.outcomeOf(error);
    }
  }

  private outcomeOf(error: unknown): BatchOutcome {
    if (error instanceof Failure && !PASSING.has(error.kind)) {
      const { code, message, errors = [] } = error;
      return { outcome: 'to-correct', code, message, errors };
    }
    if (!(error instanceof Failure)) this.logger.error(error instanceof Error ? error.stack : error);
    return { outcome: 'failed' };
  }
}
