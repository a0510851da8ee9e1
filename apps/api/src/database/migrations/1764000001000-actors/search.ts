/**
 * The text in which actors are searched. The French words are those of the day of this migration; a test says when
 * the labels of `@belvedere/domain/actors` have moved away from them, which asks for a new migration.
 */
export const ACTOR_SEARCH = `
  CREATE FUNCTION plain_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));
  COMMENT ON FUNCTION plain_text IS
    'Without accents or capitals. unaccent() is only STABLE because its dictionary could be changed; naming the dictionary and its schema lets an index rely on it.';

  CREATE FUNCTION kind_words(kind text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE kind
      WHEN 'social-centre' THEN 'Centre social'
      WHEN 'neighbourhood-association' THEN 'Association de quartier'
      WHEN 'digital-space' THEN 'Espace public numérique EPN médiation numérique'
      WHEN 'neighbourhood-enterprise' THEN 'Régie de quartier'
      WHEN 'employment-agency' THEN 'Mission locale, emploi'
      WHEN 'integration-organisation' THEN 'Structure d''insertion'
      WHEN 'youth-information' THEN 'Information jeunesse'
      WHEN 'prevention' THEN 'Prévention'
      WHEN 'local-authority' THEN 'Collectivité ou CCAS, mairie'
      WHEN 'state-or-social-body' THEN 'État, CAF ou organisme social'
      WHEN 'school-or-training' THEN 'École ou formation'
      WHEN 'library' THEN 'Médiathèque, bibliothèque'
      WHEN 'cooperative' THEN 'Coopérative ou tiers-lieu'
      WHEN 'residents-collective' THEN 'Collectif d''habitants'
    END;

  CREATE FUNCTION service_words(services text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg(CASE service
      WHEN 'administrative-help' THEN 'Aide aux démarches administratives'
      WHEN 'everyday-digital-skills' THEN 'Maîtrise des outils numériques du quotidien'
      WHEN 'employment-through-digital' THEN 'Insertion professionnelle via le numérique'
      WHEN 'safe-use' THEN 'Utilisation sécurisée du numérique'
      WHEN 'parenting-and-education' THEN 'Parentalité et éducation avec le numérique'
      WHEN 'leisure-and-creation' THEN 'Loisirs et créations numériques'
      WHEN 'understanding-digital' THEN 'Compréhension du monde numérique'
      WHEN 'internet-and-equipment' THEN 'Accès internet et matériel informatique'
      WHEN 'affordable-equipment' THEN 'Acquisition de matériel informatique à prix solidaire'
    END, ' ') FROM unnest(services) AS service);

  CREATE FUNCTION actor_search_text(name text, other_names text[], kind text, services text[], presentation text)
    RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN plain_text(concat_ws(' ', name, array_to_string(other_names, ' '), kind_words(kind), service_words(services), presentation));
`;
