/**
 * A SELECT for a WITH query, after `stored` (territory_id, id, campaign_id, answers): the shapes of these responses, each
 * in the area where it lies today. A list of objects is always a list of shapes: the survey's reader makes no other.
 */
export const SHAPES = `
  SELECT s.territory_id, s.id AS response_id, question.name AS question, shape.number::int AS number, s.campaign_id,
         shape.value ->> 'type' AS kind, drawn.geom, (shape.value ->> 'radius')::int AS radius_m, place.id AS area_id,
         shape.value -> 'answers' AS answers
    FROM stored s
    JOIN campaign c ON c.id = s.campaign_id
    CROSS JOIN LATERAL jsonb_each(s.answers) AS question(name, answer)
    CROSS JOIN LATERAL jsonb_array_elements(
      CASE WHEN jsonb_typeof(question.answer -> 0) = 'object' THEN question.answer ELSE '[]' END)
      WITH ORDINALITY AS shape(value, number)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN shape.value ? 'coordinates' THEN ST_SetSRID(ST_GeomFromGeoJSON(jsonb_build_object(
               'type', CASE shape.value ->> 'type' WHEN 'line' THEN 'LineString' WHEN 'area' THEN 'Polygon' ELSE 'Point' END,
               'coordinates', shape.value -> 'coordinates')), 4326) END AS geom) drawn
    LEFT JOIN LATERAL (
      SELECT a.id FROM area a
       WHERE a.territory_id = s.territory_id AND a.kind = c.area_kind
         AND daterange(a.valid_from, a.valid_to) @> current_date
         AND (a.code = shape.value ->> 'area' OR ST_Covers(a.geom, ST_PointOnSurface(ST_MakeValid(drawn.geom))))
       ORDER BY ST_Area(a.geom), a.code
       LIMIT 1) place ON true`;

/** The same, stored: an INSERT for a WITH query after `stored`. */
export const STORE_SHAPES = `
  INSERT INTO response_shape (territory_id, response_id, question, number, campaign_id, kind, geom, radius_m, area_id, answers)
  ${SHAPES}`;
