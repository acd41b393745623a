/**
 * The picture of the project `p`, described in the language of this parameter or in the project's own, as a
 * `CoverPicture`; null where it has none.
 */
export const coverColumn = (locale: string): string => `(select json_build_object('digest', i.digest,
    'width', i.width, 'height', i.height, 'widths', i.widths, 'alt', coalesce(i.alt ->> ${locale}::text, i.alt ->> p.default_locale),
    'locale', case when i.alt ->> ${locale}::text is null then p.default_locale else ${locale}::text end)
  from pictures i where i.id = p.cover_id) as cover`;
