import { fileName, type Picture } from '../../files/index.js';
import { pictureResponse, type ProjectResponse } from '../../projects/index.js';
import { FileField, FormProblems, type FormState, TextField } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { textOf } from './list.page.js';
import { picturesWords } from './pictures.words.js';

interface Props {
  readonly project: ProjectResponse;
  /** Newest first. */
  readonly pictures: readonly Picture[];
  readonly isSent: boolean;
  readonly state: FormState;
}

/** Sends a picture and says the line that shows it in a text; those that were sent before, with theirs. */
export function PicturesPage({ project, pictures, isSent, state }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = picturesWords[locale];
  const text = textOf(project, locale);
  return (
    <main id="main" class="wrap my-page">
      <header>
        <p class="crumbs">
          <a href={href(`/my/projects/${project.id}`)} lang={text.locale === locale ? undefined : text.locale}>
            {text.title}
          </a>
        </p>
        <h1>{words.title}</h1>
        <p>{words.lede}</p>
      </header>
      {isSent && (
        <p class="notice is-good" role="status">
          {words.sent}
        </p>
      )}
      <FormProblems state={state} />
      <section>
        <h2>{words.add}</h2>
        <form
          class="form"
          method="post"
          action={href(`/my/projects/${project.id}/pictures`)}
          enctype="multipart/form-data"
        >
          <TextField
            name="description"
            label={words.description}
            hint={words.descriptionHint}
            state={state}
            maxLength={300}
            lang={project.defaultLocale}
          />
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            state={state}
            accept="image/jpeg,image/png,image/webp,image/avif"
          />
          <button class="btn">{words.send}</button>
        </form>
      </section>
      <section id="pictures">
        <h2>{words.all}</h2>
        {pictures.length === 0 && <p>{words.none}</p>}
        <ul class="my-list">
          {pictures.map((picture) => (
            <Sent picture={picture} />
          ))}
        </ul>
      </section>
      <p>
        <a href={href(`/my/projects/${project.id}`)}>{words.back}</a>
      </p>
    </main>
  );
}

const dayMs = 86_400_000;

function Sent({ picture }: { picture: Picture }) {
  const { locale } = useVisit();
  const words = picturesWords[locale];
  const { id, digest, widths, width, height, orphanedAt } = picture;
  const [smallest = width] = widths;
  const line = `line-${id}`;
  return (
    <li>
      <img
        src={`/files/${fileName(digest, smallest)}`}
        alt={Object.values(picture.alt)[0] ?? ''}
        width={width}
        height={height}
        loading="lazy"
      />
      <div class="field">
        <label for={line}>{words.line}</label>
        <input id={line} readOnly value={pictureResponse(picture).markdown} />
        <p class="hint">
          {orphanedAt
            ? words.until(sayIn(locale).moment(new Date(orphanedAt.getTime() + dayMs), 'Europe/Brussels'))
            : words.shown}
        </p>
      </div>
    </li>
  );
}

/** Beside the form of a text, where it is written: what was typed stays in the window behind. */
export function PicturesLink({ projectId }: { projectId: string }) {
  const { locale } = useVisit();
  const href = useHref();
  return (
    <p>
      <a href={href(`/my/projects/${projectId}/pictures`)} target="_blank" rel="noopener">
        {picturesWords[locale].here}
      </a>
    </p>
  );
}
