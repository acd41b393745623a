import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people look for in projects: words by the rules of each language, and letters, so that a mistyped word is found
 * as well. Kept by triggers, since a search that forgets a change finds nothing. Both extensions are trusted: whoever
 * owns the database may install them.
 */
export class Search1700000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension if not exists pg_trgm; create extension if not exists unaccent');
    await runner.query(documents);
    await runner.query(triggers);
    await runner.query(search);
    await runner.query(`
      insert into project_search
      select t.project_id, t.locale, (search_document(p, t)).* from project_texts t join projects p on p.id = t.project_id;
      create index ix_campaign_rounds_opened on campaign_rounds (deadline, campaign_id) where opens_at is not null;
      create index ix_projects_category on projects (category) where public_since is not null;
      create index ix_projects_place on projects (place) where public_since is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_projects_place, ix_projects_category, ix_campaign_rounds_opened;
      drop function find_projects(text);
      drop trigger project_texts_searchable on project_texts;
      drop trigger projects_searchable on projects;
      drop function make_text_searchable(), make_project_searchable(), search_document(projects, project_texts);
      drop table project_search;
      drop function fold(text);
      drop extension unaccent;
      drop extension pg_trgm;
    `);
  }
}

const documents = `
  -- Small letters without accents: what people type is compared in this form.
  create function fold(given text) returns text language sql stable strict parallel safe
    as $$ select lower(public.unaccent(given)) $$;

  create table project_search (
    project_id uuid not null,
    locale text not null,
    words text not null,
    place text not null,
    document tsvector not null,
    primary key (project_id, locale),
    foreign key (project_id, locale) references project_texts (project_id, locale) on delete cascade
  );
  create index ix_project_search_document on project_search using gin (document);
  create index ix_project_search_words on project_search using gin (words gin_trgm_ops);
  create index ix_project_search_place on project_search using gin (place gin_trgm_ops);

  create function search_document(p projects, t project_texts, out words text, out place text, out document tsvector)
  language plpgsql stable as $$
  declare
    rules regconfig := case t.locale when 'fr' then 'french' when 'nl' then 'dutch' else 'english' end;
    tags text := array_to_string(p.tags, ' ');
  begin
    words := fold(concat_ws(' ', t.title, tags, p.place, p.category));
    place := fold(p.place);
    document := setweight(to_tsvector(rules, fold(t.title)), 'A')
      || setweight(to_tsvector(rules, fold(concat_ws(' ', t.summary, tags, p.place, p.category))), 'B')
      || setweight(to_tsvector(rules, fold(t.story)), 'D');
  end $$;
`;

const triggers = `
  create function make_text_searchable() returns trigger language plpgsql as $$
  begin
    insert into project_search
    select new.project_id, new.locale, (search_document(p, new)).* from projects p where p.id = new.project_id
    on conflict (project_id, locale)
      do update set words = excluded.words, place = excluded.place, document = excluded.document;
    return null;
  end $$;
  create trigger project_texts_searchable after insert or update on project_texts
    for each row execute function make_text_searchable();

  create function make_project_searchable() returns trigger language plpgsql as $$
  begin
    update project_search s set (words, place, document) = (select (search_document(new, t)).*)
    from project_texts t where t.project_id = new.id and s.project_id = t.project_id and s.locale = t.locale;
    return null;
  end $$;
  create trigger projects_searchable after update of category, tags, place on projects
    for each row execute function make_project_searchable();
`;

/**
 * Projects in which every word is found, by the rules of any of the languages. Where that leads to fewer than ten, also
 * those whose title, tags or place has every word but for a few letters; they stand behind the others, and beyond the
 * first five hundred nobody looks.
 */
const search = `
  create function find_projects(question text) returns table (project_id uuid, rank integer)
  language plpgsql stable set pg_trgm.word_similarity_threshold to 0.4 as $$
  declare
    folded text := fold(question);
    exact tsquery := plainto_tsquery('english', folded) || plainto_tsquery('french', folded)
      || plainto_tsquery('dutch', folded);
    typed text[] := array(
      select word from regexp_split_to_table(folded, '[^[:alnum:]]+') as word where length(word) > 2
      order by length(word) desc limit 6);
    found integer;
  begin
    return query
      select s.project_id, max(1000 + ts_rank(s.document, exact) * 1000)::integer
      from project_search s where s.document @@ exact group by s.project_id;
    get diagnostics found = row_count;
    if found < 10 and cardinality(typed) > 0 then
      return query
        select s.project_id, max(word_similarity(folded, s.words) * 1000)::integer
        from (select c.project_id, c.words from project_search c
              where c.words %> typed[1] and c.words %> all (typed[2:]) limit 500) s
        where not exists (select from project_search e where e.project_id = s.project_id and e.document @@ exact)
        group by s.project_id;
    end if;
  end $$;
`;
