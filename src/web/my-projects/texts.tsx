import { type ProjectResponse, textVersion } from '../../projects/index.js';
import { type Locale, locales } from '../../users/index.js';
import { AutoSave, SeenField } from '../forms/auto-save.js';
import { emptyForm } from '../forms/field.js';
import { useHref, useVisit } from '../frame/visit.js';
import { Preview, TextFields } from './fields.js';
import { PicturesLink } from './pictures.page.js';
import { type ShownForm } from './project.page.js';
import { projectWords } from './project.words.js';

interface Props {
  /** Only while nothing is public or being looked at: half a sentence is for nobody else, and a change voids an approval. */
  readonly isAutoSaved: boolean;
  readonly project: ProjectResponse;
  readonly isOwner: boolean;
  readonly shown: ShownForm | undefined;
}

/** The texts in all languages side by side; those that are not there yet are folded. */
export function Texts({ project, isOwner, isAutoSaved, shown }: Props) {
  const { locale } = useVisit();
  const words = projectWords[locale];
  const preview = locales.find((each) => shown?.isPreview && shown.of === each);
  const mainFirst = [...locales].sort(
    (a, b) => Number(b === project.defaultLocale) - Number(a === project.defaultLocale),
  );
  return (
    <section id="texts">
      <h2>{words.texts}</h2>
      <p class="hint">{words.textsHint}</p>
      <PicturesLink projectId={project.id} />
      <text-preview>
        {preview && shown && <Preview typed={shown.state.typed} lang={preview} suffix={`-${preview}`} />}
        <div class="side-by-side">
          {mainFirst.map((each) => (
            <Text project={project} isOwner={isOwner} isAutoSaved={isAutoSaved} shown={shown} of={each} />
          ))}
        </div>
      </text-preview>
    </section>
  );
}

function Text({ project, isOwner, isAutoSaved, shown, of }: Props & { of: Locale }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  const text = project.texts.find((each) => each.locale === of);
  const isShown = shown?.of === of;
  return (
    <details class="fold" open={Boolean(text) || isShown}>
      <summary>
        {words.languages[of]}{' '}
        {of === project.defaultLocale ? (
          <span class="badge">{words.main}</span>
        ) : (
          !text && <span class="hint">{words.noText}</span>
        )}
      </summary>
      {isOwner ? (
        <form class="form" method="post" action={href(`/my/projects/${project.id}/texts/${of}`)}>
          <SeenField value={(isShown && shown.state.typed['seen']) || textVersion(text)} />
          <TextFields
            state={isShown ? shown.state : emptyForm}
            lang={of}
            {...(text && { known: { title: text.title, summary: text.summary, story: text.story } })}
          />
          <div class="row">
            <button class="btn line" name="do" value="save">
              {words.save}
            </button>
            <button class="small-btn" name="do" value="preview">
              {words.preview}
            </button>
          </div>
          {isAutoSaved && <AutoSave />}
        </form>
      ) : (
        text && (
          <div lang={of}>
            <h3>{text.title}</h3>
            <p>{text.summary}</p>
          </div>
        )
      )}
    </details>
  );
}
