import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CollectionMode } from '@belvedere/contracts/responses';
import { type Count, MODE, RESPONDENTS, TallyQueries } from './tally.queries.ts';

export { RESPONDENTS, type Count } from './tally.queries.ts';

/** Figures read what waits response by response: after a morning of doors, it must not be thousands for long. */
const FOLD_EVERY_MS = 1000;

/** What left the queue slows its readers down until it is swept; PostgreSQL itself would come by once a minute. */
const SWEEP_AFTER = 10_000;

/**
 * Counts of a campaign's responses. They are raw: whoever asks for them discloses them through
 * `@belvedere/domain/privacy` before anybody sees a figure.
 */
@Injectable()
export class TallyService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TallyService.name);
  private timer: NodeJS.Timeout | undefined;
  private folding: Promise<void> = Promise.resolve();
  private unswept = 0;

  constructor(private readonly queries: TallyQueries) {}

  onApplicationBootstrap(): void {
    // What a stop, or a demonstration that was just loaded, left to count.
    void this.fold();
    this.timer = setInterval(() => void this.fold(), FOLD_EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.folding;
  }

  /** Folds every waiting response into the tally. Figures do not depend on it, only their speed does. */
  fold(): Promise<void> {
    this.folding = this.folding.then(async () => {
      try {
        for (let moved = await this.queries.fold(); moved > 0; moved = await this.queries.fold()) {
          this.unswept += moved;
          if (this.unswept >= SWEEP_AFTER) await this.sweep();
        }
      } catch (error) {
        this.logger.warn(`The tally will catch up later: ${String(error)}`);
      }
    });
    return this.folding;
  }

  private async sweep(): Promise<void> {
    // Before: what a server that refuses costs is one attempt in ten thousand responses, not the folding.
    this.unswept = 0;
    await this.queries.sweep();
  }

  /**
   * Respondents by area (0: none), age band, situation and value of each variable, and, under {@link RESPONDENTS},
   * whatever they answered; all at the same moment.
   */
  counts(territoryId: number, campaignId: number, variables: readonly string[]): Promise<Count[]> {
    return this.queries.counts(territoryId, campaignId, [RESPONDENTS, ...variables]);
  }

  /** A text that changes whenever the responses of a campaign do. */
  state(territoryId: number, campaignId: number): Promise<string> {
    return this.queries.state(territoryId, campaignId);
  }

  /** When and how the responses were collected. A mode that fewer people than `threshold` used is not told. */
  async collection(
    territoryId: number,
    campaignId: number,
    threshold: number,
  ): Promise<{ collected: { from: string; to: string } | null; modes: CollectionMode[] }> {
    const [days, modes] = await Promise.all([
      this.queries.collection(territoryId, campaignId),
      this.queries.counts(territoryId, campaignId, [MODE]),
    ]);
    return {
      collected: days?.from && days.to ? { from: days.from, to: days.to } : null,
      modes: CollectionMode.options.filter(
        (mode) =>
          modes.reduce((sum, count) => sum + (count.value === mode ? count.respondents : 0), 0) >= threshold,
      ),
    };
  }
}
