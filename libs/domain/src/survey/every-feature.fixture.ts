/** A made-up survey that uses everything we support, for the tests. */
export const everyFeature = {
  locale: 'fr',
  title: 'Tout',
  pages: [
    { name: 'p1', elements: [{ type: 'neighbourhood', name: 'area', title: 'Où', isRequired: true }] },
    {
      name: 'p2',
      elements: [
        {
          type: 'dropdown',
          name: 'age_band',
          title: 'Âge',
          dimension: 'age_band',
          choices: [{ value: 'under-15', screenOut: 'under-age' }, 'adult', 'no-answer'],
        },
        { type: 'boolean', name: 'member', title: 'Membre', isRequired: true },
        { type: 'text', name: 'children', title: 'Enfants', inputType: 'number', min: 0, max: 20 },
        { type: 'text', name: 'street', title: 'Rue', maxLength: 20 },
      ],
    },
    {
      name: 'p3',
      title: 'Membres',
      visibleIf: '{member} = true',
      elements: [
        {
          type: 'checkbox',
          name: 'roles',
          title: 'Rôles',
          maxSelectedChoices: 2,
          choices: ['a', 'b', 'c', { value: 'none', isExclusive: true }],
        },
        {
          type: 'radiogroup',
          name: 'since',
          title: 'Depuis',
          isRequired: true,
          visibleIf: "{roles} contains 'a'",
          choices: ['recent', 'long'],
        },
        { type: 'comment', name: 'why', title: 'Pourquoi', visibleIf: "{since} = 'long' and {children} > 1" },
      ],
    },
    {
      name: 'p4',
      elements: [
        {
          type: 'matrix',
          name: 'tools',
          title: 'Outils',
          isRequired: true,
          columns: ['never', 'often', 'no-answer'],
          rows: ['wiki', 'pad'],
        },
        {
          type: 'matrix',
          name: 'staff',
          title: 'Équipe',
          eachRowRequired: true,
          visibleIf: "{tools.wiki} = 'often'",
          columns: ['few', 'many'],
          rows: ['employees', 'volunteers'],
        },
        {
          type: 'map',
          name: 'offline_places',
          title: 'Sans réseau',
          shapes: ['tap', 'point', 'line', 'area'],
          maxShapes: 3,
          precision: '200m',
          within: 'territory',
          visibleIf: '{member} = true',
          shapeQuestions: [
            {
              type: 'radiogroup',
              name: 'what',
              title: 'Quoi',
              isRequired: true,
              choices: ['mobile', 'home', 'no-answer'],
            },
            { type: 'checkbox', name: 'when', title: 'Quand', choices: ['day', 'night'] },
            { type: 'comment', name: 'words', title: 'Racontez', maxLength: 50 },
          ],
        },
        { type: 'map', name: 'help_wanted', title: 'Aide', precision: 'neighbourhood' },
      ],
    },
  ],
};

const square = (code: string, kind: string, west: number, south: number, size: number) => ({
  ...{ code, kind },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [west, south],
          [west + size, south],
          [west + size, south + size],
          [west, south + size],
          [west, south],
        ] as [number, number][],
      ],
    ],
  },
});

/** A town of two square neighbourhoods, with some ground that belongs to neither. */
export const squareTown = [
  square('37261', 'commune', 0.65, 47.35, 0.1),
  square('sanitas', 'neighbourhood', 0.69, 47.38, 0.02),
  square('la-rabiere', 'neighbourhood', 0.66, 47.36, 0.02),
];
