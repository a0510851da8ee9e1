import type { GroupModule, Visibility, WayToJoin } from './group.ts';
import type { Label } from '../label.ts';

export const MODULE_LABELS: Record<GroupModule, Label> = {
  surveys: { fr: 'questionnaires', en: 'surveys' },
  actors: { fr: 'acteurs', en: 'actors' },
  wiki: { fr: 'pages', en: 'pages' },
  watch: { fr: 'veille', en: 'watch' },
  meetings: { fr: 'rencontres', en: 'meetings' },
  discussions: { fr: 'discussions', en: 'discussions' },
  library: { fr: 'documents', en: 'documents' },
};

/** Who may read the page of a group. */
export const VISIBILITY_LABELS: Record<Visibility, Label> = {
  public: { fr: 'tout le monde, sans les noms', en: 'everybody, without names' },
  private: { fr: 'les membres seulement', en: 'members only' },
};

export const JOINING_LABELS: Record<WayToJoin, Label> = {
  request: { fr: 'sur demande', en: 'on request' },
  invitation: { fr: 'sur invitation seulement', en: 'by invitation only' },
};
