import { m } from '#lib/paraglide/messages.js';

/** By which areas the figures are told. */
export const areaKindLabels = {
  neighbourhood: m.area_kind_neighbourhood,
  commune: m.area_kind_commune,
  qpv: m.area_kind_qpv,
  iris: m.area_kind_iris,
  custom: m.area_kind_custom,
};
