import { Injectable, Logger } from '@nestjs/common';
import {
  BatchedResponse,
  type BatchOutcome,
  type BatchReceipt,
  type CollectionMode,
} from '@belvedere/contracts/responses';
import { Failure, type FailureKind } from '../failure.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { UnreadableResponse } from './responses.errors.ts';
import { ResponsesService } from './responses.service.ts';

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

  /** @throws TerritoryNotFound */
  async accept(territory: string, sent: readonly unknown[], mode: CollectionMode): Promise<BatchReceipt> {
    await this.territories.idOf(territory);
    // All at once: those that are accepted share statements, and commits to disk.
    return { outcomes: await Promise.all(sent.map((one) => this.acceptOne(territory, one, mode))) };
  }

  private async acceptOne(territory: string, sent: unknown, mode: CollectionMode): Promise<BatchOutcome> {
    try {
      const read = BatchedResponse.safeParse(sent);
      if (!read.success) throw new UnreadableResponse(read.error.issues);
      const { campaign, ...response } = read.data;
      // What waited on a device may have been given before the campaign closed.
      const { outcome, receipt } = await this.responses.accept(territory, campaign, response, {
        mode,
        late: 'held',
      });
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
