import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTOR_CLUSTERS } from './1764000001000-actors/clusters.ts';
import { ACTOR_SEARCH } from './1764000001000-actors/search.ts';
import { ACTOR_TABLES } from './1764000001000-actors/tables.ts';

/** Actors, the areas that they serve, their opening hours and actions; how they are searched, and drawn at each zoom. */
export class Actors1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACTOR_SEARCH);
    await runner.query(ACTOR_TABLES);
    await runner.query(ACTOR_CLUSTERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE action_area, action_holder, action, actor_opening, actor_area, actor, actor_cluster, actor_register;
      DROP FUNCTION actor_changed, actor_detail_changed, move_actors, rebuild_actor_clusters, register_actor_change;
      DROP TYPE actor_move;
      DROP FUNCTION mercator_x, mercator_y, actor_search_text, kind_words, service_words, plain_text;
    `);
  }
}
