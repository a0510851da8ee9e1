import { Failure } from '../failure.ts';

export class CampaignNotFound extends Failure {
  constructor() {
    super('not-found', 'campaign-not-found', "Cette enquête n'existe pas dans ce territoire.");
  }
}
