import { BatchReceipt, type BatchedResponse } from '@belvedere/contracts/responses';

/**
 * A device with responses that wait. It does what the outbox of the pages does: it lets go of a response only once the
 * server answered for it, and sends the others again.
 */
export class Device {
  readonly told = { received: 0, known: 0, held: 0, 'to-correct': 0, failed: 0 };
  /** Batches without an answer: the line broke, or the server was gone. */
  unanswered = 0;
  /** Sent, and no answer yet. */
  inFlight = 0;

  constructor(
    readonly territory: string,
    readonly waiting: Map<string, BatchedResponse>,
  ) {}

  /** Sends one batch. */
  async send(address: string, most: number): Promise<void> {
    const responses = [...this.waiting.values()].slice(0, most);
    this.inFlight += 1;
    try {
      const answer = await fetch(`${address}/api/territories/${this.territory}/responses/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ responses }),
      });
      const { outcomes } = BatchReceipt.parse(await answer.json());
      for (const [index, { outcome }] of outcomes.entries()) {
        this.told[outcome] += 1;
        if (outcome === 'received' || outcome === 'known') this.waiting.delete(responses[index]!.id);
      }
    } catch {
      this.unanswered += 1;
    } finally {
      this.inFlight -= 1;
    }
  }
}
