/**
 * Joins `n` to a campaign `c`: the title of its project, in the wanted language where there is one. `locale` is the
 * parameter that holds it.
 */
export const campaignName = (locale: string): string => `join projects p on p.id = c.project_id
  join lateral (select t.title, t.locale from project_texts t where t.project_id = p.id and t.locale in (${locale}, p.default_locale)
    order by (t.locale = ${locale}) desc limit 1) n on true`;
