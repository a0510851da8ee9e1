/**
 * Actors prepared for the map. Each zoom from 0 to 16 has its grid of 32 by 32 cells a tile, so that no tile holds more
 * than 1 024 features, however many actors there are. Triggers keep the cells fresh; they add and subtract whole
 * numbers, so that the cells never drift from what a rebuild would give.
 */
export const ACTOR_CLUSTERS = `
  CREATE TABLE actor_register (
    territory_id int PRIMARY KEY REFERENCES territory ON DELETE CASCADE,
    actors int NOT NULL CHECK (actors >= 0),
    revision bigint NOT NULL
  );
  COMMENT ON TABLE actor_register IS
    'How many actors a territory has, and a number that changes with them. Writers of one territory wait for each other on its row.';
  COMMENT ON COLUMN actor_register.revision IS
    'Microseconds of the last change, only ever growing: two databases never use the same one for different actors.';

  CREATE TABLE actor_cluster (
    territory_id int NOT NULL REFERENCES territory ON DELETE CASCADE,
    zoom smallint NOT NULL CHECK (zoom BETWEEN 0 AND 16),
    tile_x int NOT NULL,
    tile_y int NOT NULL,
    cell smallint NOT NULL CHECK (cell BETWEEN 0 AND 1023),
    points int NOT NULL CHECK (points > 0),
    sum_x bigint NOT NULL,
    sum_y bigint NOT NULL,
    sum_id bigint NOT NULL,
    slug text,
    name text,
    kind text,
    PRIMARY KEY (territory_id, zoom, tile_x, tile_y, cell),
    CHECK ((points = 1) = (slug IS NOT NULL))
  );
  COMMENT ON COLUMN actor_cluster.cell IS 'Row of the grid times 32, plus its column.';
  COMMENT ON COLUMN actor_cluster.sum_id IS 'With one point in the cell, this is its actor.';

  CREATE FUNCTION register_actor_change(territory int, added int) RETURNS void LANGUAGE sql AS $$
    INSERT INTO actor_register AS r (territory_id, actors, revision)
      SELECT t.id, greatest(added, 0), extract(epoch FROM clock_timestamp()) * 1000000 FROM territory t WHERE t.id = territory
    ON CONFLICT (territory_id) DO UPDATE
      SET actors = r.actors + added, revision = greatest(r.revision + 1, excluded.revision)
  $$;

  CREATE FUNCTION rebuild_actor_clusters(territory int) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM register_actor_change(territory, 0);
      UPDATE actor_register SET actors = (SELECT count(*) FROM actor WHERE territory_id = territory)
       WHERE territory_id = territory;
      DELETE FROM actor_cluster WHERE territory_id = territory;
      INSERT INTO actor_cluster
        SELECT territory, 16, x >> 12, y >> 12, (y >> 7 & 31) * 32 + (x >> 7 & 31) AS cell,
               count(*), sum(x), sum(y), sum(id),
               CASE count(*) WHEN 1 THEN min(slug) END, CASE count(*) WHEN 1 THEN min(name) END, CASE count(*) WHEN 1 THEN min(kind) END
          FROM actor
         WHERE territory_id = territory AND x IS NOT NULL
         GROUP BY x >> 12, y >> 12, cell
         ORDER BY x >> 12, y >> 12, cell;
      FOR coarser IN REVERSE 15..0 LOOP
        INSERT INTO actor_cluster
          SELECT territory, coarser, tile_x >> 1, tile_y >> 1,
                 ((tile_y & 1) * 16 + (cell >> 6)) * 32 + (tile_x & 1) * 16 + (cell & 31) / 2 AS coarser_cell,
                 sum(points), sum(sum_x), sum(sum_y), sum(sum_id),
                 CASE sum(points) WHEN 1 THEN min(slug) END, CASE sum(points) WHEN 1 THEN min(name) END, CASE sum(points) WHEN 1 THEN min(kind) END
            FROM actor_cluster
           WHERE territory_id = territory AND zoom = coarser + 1
           GROUP BY tile_x >> 1, tile_y >> 1, coarser_cell
           ORDER BY tile_x >> 1, tile_y >> 1, coarser_cell;
      END LOOP;
    END $$;

  CREATE TYPE actor_move AS (territory_id int, id int, x int, y int, points int);
  COMMENT ON TYPE actor_move IS 'One actor put at a place (points 1), or taken from it (points -1).';

  CREATE FUNCTION move_actors(moves actor_move[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      -- Beyond this many, reading everything once costs less than moving one by one.
      IF cardinality(moves) > 5000 THEN
        PERFORM rebuild_actor_clusters(territory_id) FROM (SELECT DISTINCT territory_id FROM unnest(moves) ORDER BY 1) AS moved;
        RETURN;
      END IF;
      MERGE INTO actor_cluster c
      USING (
        WITH moved AS (
          SELECT m.territory_id, zoom::smallint, m.x >> 28 - zoom AS tile_x, m.y >> 28 - zoom AS tile_y,
                 ((m.y >> 23 - zoom & 31) * 32 + (m.x >> 23 - zoom & 31))::smallint AS cell,
                 sum(m.points) AS points, sum(m.points * m.x) AS x, sum(m.points * m.y) AS y,
                 sum(m.points::bigint * m.id) AS id
            FROM unnest(moves) m CROSS JOIN generate_series(0, 16) AS zoom
           WHERE m.x IS NOT NULL
           GROUP BY 1, 2, 3, 4, 5
        ), summed AS (
          SELECT territory_id, zoom, tile_x, tile_y, cell,
                 (coalesce(o.points, 0) + m.points)::int AS points, coalesce(o.sum_x, 0) + m.x AS sum_x,
                 coalesce(o.sum_y, 0) + m.y AS sum_y, (coalesce(o.sum_id, 0) + m.id)::bigint AS sum_id
            FROM moved m LEFT JOIN actor_cluster o USING (territory_id, zoom, tile_x, tile_y, cell)
        )
        SELECT s.*, a.slug, a.name, a.kind
          FROM summed s
          LEFT JOIN actor a ON s.points = 1 AND a.territory_id = s.territory_id AND a.id = s.sum_id
      ) n ON (c.territory_id, c.zoom, c.tile_x, c.tile_y, c.cell) = (n.territory_id, n.zoom, n.tile_x, n.tile_y, n.cell)
      WHEN MATCHED AND n.points = 0 THEN DELETE
      WHEN MATCHED THEN UPDATE SET points = n.points, sum_x = n.sum_x, sum_y = n.sum_y, sum_id = n.sum_id,
                                   slug = n.slug, name = n.name, kind = n.kind
      WHEN NOT MATCHED AND n.points > 0 THEN
        INSERT VALUES (n.territory_id, n.zoom, n.tile_x, n.tile_y, n.cell, n.points, n.sum_x, n.sum_y, n.sum_id, n.slug, n.name, n.kind);
    END $$;

  -- The register's row comes first: whoever gets it sees, in the statements that follow, all that earlier writers left.
  CREATE FUNCTION actor_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      moves actor_move[];
    BEGIN
      CASE TG_OP
        WHEN 'INSERT' THEN
          PERFORM register_actor_change(territory_id, count(*)::int) FROM added GROUP BY territory_id ORDER BY territory_id;
          moves := ARRAY(SELECT ROW(territory_id, id, x, y, 1)::actor_move FROM added);
        WHEN 'DELETE' THEN
          PERFORM register_actor_change(territory_id, -count(*)::int) FROM removed GROUP BY territory_id ORDER BY territory_id;
          moves := ARRAY(SELECT ROW(territory_id, id, x, y, -1)::actor_move FROM removed);
        ELSE
          PERFORM register_actor_change(territory_id, sum(points)::int)
             FROM (SELECT territory_id, -1 AS points FROM removed UNION ALL SELECT territory_id, 1 FROM added) AS changed
            GROUP BY territory_id ORDER BY territory_id;
          moves := ARRAY(
            SELECT ROW(territory_id, id, x, y, points)::actor_move FROM (
              SELECT -1 AS points, before.* FROM (
                SELECT territory_id, id, x, y, slug, name, kind FROM removed
                EXCEPT SELECT territory_id, id, x, y, slug, name, kind FROM added) AS before
              UNION ALL
              SELECT 1, after.* FROM (
                SELECT territory_id, id, x, y, slug, name, kind FROM added
                EXCEPT SELECT territory_id, id, x, y, slug, name, kind FROM removed) AS after) AS changed);
      END CASE;
      PERFORM move_actors(moves);
      RETURN NULL;
    END $$;
  CREATE TRIGGER actor_added AFTER INSERT ON actor
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_changed();
  CREATE TRIGGER actor_updated AFTER UPDATE ON actor
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_changed();
  CREATE TRIGGER actor_removed AFTER DELETE ON actor
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION actor_changed();

  -- What an actor serves and when it is open does not move it, but changes what filtered tiles show.
  CREATE FUNCTION actor_detail_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN
        PERFORM register_actor_change(territory_id, 0) FROM (SELECT DISTINCT territory_id FROM removed ORDER BY 1) AS changed;
      END IF;
      IF TG_OP <> 'DELETE' THEN
        PERFORM register_actor_change(territory_id, 0) FROM (SELECT DISTINCT territory_id FROM added ORDER BY 1) AS changed;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER actor_area_added AFTER INSERT ON actor_area
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
  CREATE TRIGGER actor_area_updated AFTER UPDATE ON actor_area
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
  CREATE TRIGGER actor_area_removed AFTER DELETE ON actor_area
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
  CREATE TRIGGER actor_opening_added AFTER INSERT ON actor_opening
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
  CREATE TRIGGER actor_opening_updated AFTER UPDATE ON actor_opening
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
  CREATE TRIGGER actor_opening_removed AFTER DELETE ON actor_opening
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION actor_detail_changed();
`;
