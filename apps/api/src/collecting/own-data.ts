import { type PersonalData, removedFrom } from '../privacy/personal-data.service.ts';

/** Names of who collects, as somebody typed them: they lead to no account, and go with their session. */
export const COLLECTING_DATA: PersonalData = {
  covers: [],
  sections: [],
  erasure: [
    {
      what: { fr: 'Prénoms notés dans une séance de collecte', en: 'Names noted in a collecting session' },
      fate: 'kept',
      why: {
        fr: 'Ils sont tapés librement : rien ne les relie à un compte. Ils partent avec la séance, après la durée que le territoire a fixée.',
        en: 'They are typed freely: nothing links them to an account. They go with the session, after the time that the territory set.',
      },
    },
  ],
  retained: [
    {
      kind: 'contacts',
      what: { fr: 'Séances de collecte', en: 'Collecting sessions' },
      // What they brought stays, without its session.
      due: `SELECT territory_id, id FROM collecting_session
             WHERE territory_id = $1 AND ends_at < current_date - make_interval(months => $2)`,
      removal: removedFrom('collecting_session'),
    },
  ],
};
