import { FormProblems, type FormState } from '../forms/field.js';
import { OnceField, onceKey } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { Particulars, Preview, TextFields } from './fields.js';
import { projectWords } from './project.words.js';

export function NewProjectPage({ state, isPreview }: { state: FormState; isPreview?: boolean }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = projectWords[locale];
  return (
    <main id="main" class="wrap narrow">
      <p class="crumbs">
        <a href={href('/my/projects')}>{words.mine}</a>
      </p>
      <h1>{words.newTitle}</h1>
      <p class="lede">{words.newLede}</p>
      <FormProblems state={state} />
      {isPreview && <Preview typed={state.typed} lang={state.typed['defaultLocale'] ?? locale} />}
      <form class="form wide" method="post" action={href('/my/projects/new')}>
        <OnceField value={onceKey(state.typed['key'])} />
        <TextFields state={state} />
        <Particulars state={state} known={{ defaultLocale: locale }} />
        <div class="row">
          <button class="btn" name="do" value="save">
            {words.create}
          </button>
          <button class="btn line" name="do" value="preview">
            {words.preview}
          </button>
        </div>
      </form>
    </main>
  );
}
