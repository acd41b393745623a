import { type ProjectResponse } from '../../projects/index.js';
import { type Locale, locales } from '../../users/index.js';
import { Cover } from '../cover/cover-picture.js';
import { type CoverPicture } from '../cover/cover.query.js';
import { FileField, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { coverWords } from './cover.words.js';

interface Props {
  readonly project: ProjectResponse;
  readonly cover: CoverPicture | undefined;
  readonly isOwner: boolean;
  readonly state: FormState;
}

/** The picture of a project, and the forms that set and remove it. */
export function CoverSection({ project, cover, isOwner, state }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = coverWords[locale];
  const path = href(`/my/projects/${project.id}/cover`);
  return (
    <section id="cover">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <div class="cover-now">
        <Cover slug={project.slug} cover={cover} place="card" locale={locale} />
      </div>
      {isOwner && (
        <form class="form" method="post" action={path} enctype="multipart/form-data">
          <AltFields project={project} state={state} />
          <FileField
            name="file"
            label={cover ? words.fileAgain : words.file}
            hint={cover ? `${words.fileKept} ${words.fileHint}` : words.fileHint}
            state={state}
            accept="image/jpeg,image/png,image/webp,image/avif"
            isOptional={Boolean(cover)}
          />
          <button class="btn line">{cover ? words.keepWords : words.keep}</button>
          <p class="hint">{words.voids}</p>
        </form>
      )}
      {isOwner && cover && (
        <form method="post" action={`${path}/remove`}>
          <button class="small-btn">{words.remove}</button>
        </form>
      )}
    </section>
  );
}

/** Before the file in the form, so that they are kept when the file is refused. */
function AltFields({ project, state }: Pick<Props, 'project' | 'state'>) {
  const { locale } = useVisit();
  const words = coverWords[locale];
  const main = project.defaultLocale;
  const written = locales.filter((each) => each !== main && project.texts.some((text) => text.locale === each));
  const said = (each: Locale): string => project.cover?.alt.find((text) => text.locale === each)?.text ?? '';
  return (
    <>
      {[main, ...written].map((each) => (
        <TextField
          name={`alt-${each}`}
          label={words.alt(words.languages[each])}
          hint={each === main ? words.altHint : undefined}
          state={state}
          value={said(each)}
          lang={each}
          maxLength={300}
          isOptional={each !== main}
        />
      ))}
    </>
  );
}
