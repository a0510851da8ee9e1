import { Failure } from '../../failure.ts';

export class GroupMemberNotFound extends Failure {
  constructor() {
    super('not-found', 'group-member-not-found', 'Cette personne n’est pas, ou n’est plus, dans ce groupe.');
  }
}

export class OrganisationNotFound extends Failure {
  constructor() {
    super('invalid', 'organisation-not-found', 'Aucune fiche d’acteur de ce territoire ne porte ce nom.');
  }
}

export class LastFacilitator extends Failure {
  constructor(group: string) {
    super(
      'conflict',
      'last-facilitator',
      `C’est la dernière personne qui anime le groupe « ${group} » : confiez d’abord l’animation à quelqu’un d’autre.`,
    );
  }
}
