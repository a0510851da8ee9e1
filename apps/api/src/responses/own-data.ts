import type { PersonalData } from '../privacy/personal-data.service.ts';

/** Nothing: answers are nobody’s. It is said, since whoever erases their account wonders. */
export const RESPONSE_DATA: PersonalData = {
  covers: [],
  sections: [],
  erasure: [
    {
      what: { fr: 'Réponses aux questionnaires', en: 'Answers to surveys' },
      fate: 'kept',
      why: {
        fr: 'Rien ne les relie à un compte : nous ne savons pas lesquelles seraient les vôtres.',
        en: 'Nothing links them to an account: we cannot tell which would be yours.',
      },
    },
  ],
};
