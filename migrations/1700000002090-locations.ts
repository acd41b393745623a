import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the work of a project is done, as a point that maps and searches know. A GiST index of plain points finds what
 * lies in a box; what is in the box but not in the circle falls by the exact distance. No extension is needed.
 */
export class Locations1700000002090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table projects
        add latitude double precision constraint ck_projects_latitude check (latitude between -90 and 90),
        add longitude double precision constraint ck_projects_longitude check (longitude between -180 and 180),
        add constraint ck_projects_location check ((latitude is null) = (longitude is null));
      create index ix_projects_location on projects using gist (point(longitude, latitude)) where latitude is not null;
    `);
    await runner.query(functions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function projects_within(double precision, double precision, double precision);
      drop function metres_between(double precision, double precision, double precision, double precision);
      drop index ix_projects_location;
      alter table projects drop latitude, drop longitude;
    `);
  }
}

/**
 * The box around a circle ends where its meridians touch it (asin(sin r / cos φ)); around a pole it is all
 * meridians. Beyond the 180th meridian it goes on from the other side, hence three boxes, of which one or two are empty.
 */
const functions = `
  create function metres_between(from_latitude double precision, from_longitude double precision,
    to_latitude double precision, to_longitude double precision)
  returns integer language sql immutable parallel safe as $$
    select (2 * 6371008.8 * asin(sqrt(least(1,
      sin(radians(to_latitude - from_latitude) / 2) ^ 2 + cos(radians(from_latitude)) * cos(radians(to_latitude))
        * sin(radians(to_longitude - from_longitude) / 2) ^ 2))))::integer
  $$;

  create function projects_within(centre_latitude double precision, centre_longitude double precision,
    kilometres double precision)
  returns table (project_id uuid, metres integer) language plpgsql stable parallel safe as $$
  declare
    r double precision := kilometres / 6371.0088;
    up double precision := degrees(r) + 1e-5;
    along double precision := case when abs(centre_latitude) + up >= 90 then 180
      else least(180, degrees(asin(least(1, sin(r) / cos(radians(centre_latitude))))) + 1e-5) end;
    here box := box(point(centre_longitude - along, centre_latitude - up),
      point(centre_longitude + along, centre_latitude + up));
  begin
    return query
      select p.id, m.metres
      from projects p, metres_between(centre_latitude, centre_longitude, p.latitude, p.longitude) as m (metres)
      where p.latitude is not null and m.metres <= kilometres * 1000
        and (point(p.longitude, p.latitude) <@ here or point(p.longitude, p.latitude) <@ (here + point(360, 0))
          or point(p.longitude, p.latitude) <@ (here - point(360, 0)));
  end $$;
`;
