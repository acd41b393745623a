import { type Ground, grounds, type SubjectKind } from '../../community/index.js';
import { type Locale } from '../../users/index.js';
import { Plain } from '../design/plain.js';
import { CheckField, FormProblems, type FormState, SelectField, TextArea, TextField } from '../forms/field.js';
import { OnceField } from '../forms/once.js';
import { useHref, useVisit } from '../frame/visit.js';
import { linkOf } from '../pledges/pledge-paths.js';
import { moderationWords } from './moderation.words.js';
import { reportWords } from './report.words.js';

/** What is about to be reported; null for a complaint about the service. */
export interface Reported {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly title: string;
  readonly locale: Locale;
  readonly path: string | null;
}

interface Props {
  readonly about: Reported | null;
  readonly once: string;
  readonly state: FormState;
}

/** The form by which anybody reports something, or complains. */
export function ReportPage({ about, once, state }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const words = reportWords[locale];
  const back = about ? about.path : '/rules';
  return (
    <Plain title={about ? words.title(about.title) : words.complaint} lede={about ? words.lede : words.complaintLede}>
      <Form about={about} once={once} state={state} />
      {back && (
        <p>
          <a href={href(back)}>{words.back}</a>
        </p>
      )}
    </Plain>
  );
}

function Form({ about, once, state }: Props) {
  const visit = useVisit();
  const href = useHref();
  const words = reportWords[visit.locale];
  const common = moderationWords[visit.locale];
  const link = linkOf(visit);
  return (
    <>
      <FormProblems state={state} />
      <form
        class="form"
        method="post"
        action={href(link ? `/report?${new URLSearchParams({ link }).toString()}` : '/report')}
      >
        <OnceField value={once} />
        <input type="hidden" name="kind" value={about?.kind ?? 'complaint'} />
        <input type="hidden" name="id" value={about?.id ?? ''} />
        {about ? (
          <SelectField
            name="ground"
            label={words.ground}
            state={state}
            options={grounds.map((value: Ground) => ({ value, label: common.grounds[value] }))}
          />
        ) : (
          <input type="hidden" name="ground" value="other" />
        )}
        <TextArea
          name="explanation"
          label={common.explanation}
          hint={common.explanationHint}
          state={state}
          rows={8}
          maxLength={4_000}
        />
        <Who state={state} />
        <CheckField name="inGoodFaith" label={words.goodFaith} value="yes" state={state} />
        <div>
          <button class="btn">{about ? words.send : words.sendComplaint}</button>
        </div>
      </form>
    </>
  );
}

/** Members are known; anybody else may leave a name and an address, and need not. */
function Who({ state }: { state: FormState }) {
  const { locale, viewer } = useVisit();
  const words = reportWords[locale];
  if (viewer) return <p class="hint">{words.asMember(viewer.name)}</p>;
  return (
    <>
      <TextField name="name" label={words.name} state={state} maxLength={80} autocomplete="name" isOptional />
      <TextField
        name="email"
        label={words.email}
        hint={words.emailHint}
        state={state}
        type="email"
        maxLength={254}
        autocomplete="email"
        isOptional
      />
    </>
  );
}
