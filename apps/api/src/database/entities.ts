/** Tables that are written one row at a time through TypeORM; everything else is SQL. */
export const ENTITIES = [];
