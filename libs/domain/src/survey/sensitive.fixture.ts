/** A made-up survey with questions about health, asked after a consent of their own. */
export const sensitiveSurvey = {
  locale: 'fr',
  title: 'Santé et numérique',
  pages: [
    { name: 'where', elements: [{ type: 'neighbourhood', name: 'area', title: 'Où', isRequired: true }] },
    {
      name: 'who',
      elements: [
        {
          type: 'radiogroup',
          name: 'age_band',
          title: 'Âge',
          dimension: 'age_band',
          choices: [{ value: 'under-15', screenOut: 'under-age' }, '15-17', '18-24', '25-plus', 'no-answer'],
        },
      ],
    },
    {
      name: 'may_we',
      elements: [{ type: 'boolean', name: 'health_consent', title: 'Pouvons-nous ?', consent: true }],
    },
    {
      name: 'health',
      visibleIf: '{health_consent} = true',
      elements: [
        {
          type: 'radiogroup',
          name: 'hindrance',
          title: 'Gêne',
          isRequired: true,
          sensitive: true,
          choices: ['sight', 'hearing', 'none', 'no-answer'],
        },
        {
          type: 'comment',
          name: 'hindrance_words',
          title: 'Racontez',
          sensitive: true,
          visibleIf: "{hindrance} = 'sight'",
        },
      ],
    },
  ],
};
