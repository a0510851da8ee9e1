import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Propose } from '@belvedere/contracts/proposals';
import type { Values } from '@belvedere/domain/moderation';
import { ObservationPlaceService } from '../../observations/observation-place.service.ts';
import { PhotosService } from '../../photos/photos.service.ts';
import { ProposalIdTaken } from '../moderation.errors.ts';
import { type ProposalRow, ProposalsQueries } from '../proposals.queries.ts';

type NewObservation = Extract<Propose, { kind: 'new-observation' }>;

/** Knows a proposal that is sent again, since the answer to the first time may have been lost. */
@Injectable()
export class RepeatService {
  constructor(
    private readonly queries: ProposalsQueries,
    private readonly photos: PhotosService,
    private readonly observations: ObservationPlaceService,
  ) {}

  /**
   * What is stored under the id that its sender drew; null when there is nothing yet.
   * @throws ProposalIdTaken when it says something else
   */
  async find(territoryId: number, sent: Propose): Promise<ProposalRow | null> {
    if (sent.kind !== 'new-observation' || !sent.id) return null;
    const stored = await this.queries.find(territoryId, sent.id);
    if (!stored) return null;
    if (!(await this.same(stored, sent))) throw new ProposalIdTaken();
    return stored;
  }

  private async same({ territoryId, kind, proposed, note }: ProposalRow, sent: NewObservation) {
    if (kind !== sent.kind) return false;
    const placed = await this.observations.placed(territoryId, sent.values);
    // A moderator's question may have been answered since, which adds to the note.
    if (!note.startsWith(sent.note) || !isDeepStrictEqual(compared(proposed), compared(placed))) return false;
    const [photo, text] = (proposed['photo'] ?? []) as string[];
    // One that was refused is gone: then nobody knows any more which it was.
    if (!photo) return true;
    return sent.photo?.text === text && (await this.photos.isOf(territoryId, photo, sent.photo!.data));
  }
}

/** The area follows from the place, and outlines change; the id of a photo is drawn anew each time. */
const compared = ({ area, photo: _, ...values }: Values): object =>
  values['position'] ? values : { ...values, area };
