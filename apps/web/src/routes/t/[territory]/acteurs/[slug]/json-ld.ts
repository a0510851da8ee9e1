import type { Actor } from '@belvedere/contracts/actors';
import type { ActorKind } from '@belvedere/domain/actors';

const TYPES: Partial<Record<ActorKind, string>> = {
  library: 'Library',
  'employment-agency': 'EmploymentAgency',
  'school-or-training': 'EducationalOrganization',
  'local-authority': 'GovernmentOffice',
  'state-or-social-body': 'GovernmentOffice',
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * An actor as search engines read it.
 * @param url the address of its page
 * @see https://schema.org/LocalBusiness
 */
export function jsonLd(actor: Actor, url: string): Record<string, unknown> {
  const [lon, lat] = actor.position ?? [];
  return {
    '@context': 'https://schema.org',
    // Hours and a position belong to places only.
    '@type': actor.position ? (TYPES[actor.kind] ?? 'LocalBusiness') : 'Organization',
    '@id': url,
    name: actor.name,
    ...(actor.otherNames.length > 0 && { alternateName: actor.otherNames }),
    description: actor.presentation,
    url: actor.website ?? url,
    ...(actor.phone && { telephone: actor.phone }),
    ...(actor.email && { email: actor.email }),
    address: {
      '@type': 'PostalAddress',
      ...(actor.address && { streetAddress: actor.address }),
      ...(actor.postcode && { postalCode: actor.postcode }),
      addressLocality: actor.commune,
      addressCountry: 'FR',
    },
    areaServed: actor.areasServed.map(({ name }) => ({ '@type': 'Place', name })),
    ...(actor.position && {
      geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
      openingHoursSpecification: actor.opening.map(({ weekday, opens, closes }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${DAYS[weekday - 1]}`,
        opens,
        // "24:00" is not a time there.
        closes: closes === '24:00' ? '23:59' : closes,
      })),
    }),
  };
}

/** As a script element; nothing in the data can end it. */
export const jsonLdScript = (data: Record<string, unknown>): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</${'script'}>`;
