import { describe, expect, it } from 'vitest';
import { personalDetails } from './personal-details.ts';

describe('personalDetails', () => {
  it.each([
    ['Appelez-moi au 06 12 34 56 78', ['phone']],
    ['0247000000 après 18 h', ['phone']],
    ['+33 6 12 34 56 78', ['phone']],
    ['+33 (0)6.12.34.56.78', ['phone']],
    ['ecrire à lea.martin@example.org svp', ['email']],
    ['Je m’appelle Léa', ['name']],
    ['My name is Léa', ['name']],
    ['au 12 bis, rue de la Paix', ['address']],
    ['je m’appelle Léa, 06.12.34.56.78, lea@example.fr', ['phone', 'email', 'name']],
  ])('warns about %j', (text, details) => {
    expect(personalDetails(text)).toEqual(details);
  });

  it.each([
    '',
    'Faire un CV et répondre à une offre',
    'En 2024 et 2025, 10 fois',
    'Le code postal 37000, et 12 personnes de ma rue',
    'apprendre à poster @ quelqu’un',
    'un smartphone à 1 299,00 euros',
  ])('leaves %j alone', (text) => {
    expect(personalDetails(text)).toEqual([]);
  });
});
