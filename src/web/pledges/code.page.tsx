import { type ComponentChildren } from 'preact';
import { Plain } from '../design/plain.js';
import { FormProblems, type FormState, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { codeWords } from './code.words.js';
import { type PledgeFile } from './pledge-desk.js';
import { usePledgeHref } from './pledge-paths.js';

interface CodeProps {
  readonly file: PledgeFile;
  /** The page that was wanted. */
  readonly then: string;
  readonly state: FormState;
}

/** Says why a code is needed, and has it mailed. Opening it mails nothing. */
export function AskCodePage({ file, then, state }: CodeProps) {
  const words = codeWords[useVisit().locale];
  const at = usePledgeHref(file.pledge.id);
  return (
    <Plain title={words.title} lede={words.lede}>
      <FormProblems state={state} />
      <form class="row" method="post" action={at('/code/send')}>
        <input type="hidden" name="then" value={then} />
        <button class="btn">{words.send}</button>
        <a class="btn line" href={at()}>
          {words.back}
        </a>
      </form>
    </Plain>
  );
}

/** Takes the code from the mail. */
export function TypeCodePage({ file, then, state }: CodeProps) {
  const words = codeWords[useVisit().locale];
  const at = usePledgeHref(file.pledge.id);
  return (
    <Plain title={words.title} lede={words.sent}>
      <FormProblems state={state} />
      <form class="form" method="post" action={at('/code')}>
        <TextField
          name="code"
          label={words.code}
          hint={words.codeHint}
          state={{ ...state, typed: {} }}
          autocomplete="one-time-code"
          maxLength={20}
          class="short"
        />
        <input type="hidden" name="then" value={then} />
        <button class="btn">{words.button}</button>
      </form>
      <Again>
        <form method="post" action={at('/code/send')}>
          <input type="hidden" name="then" value={then} />
          <button class="btn line">{words.again}</button>
        </form>
      </Again>
    </Plain>
  );
}

function Again({ children }: { children: ComponentChildren }) {
  const words = codeWords[useVisit().locale];
  return (
    <section>
      <p class="hint">{words.nothingCame}</p>
      {children}
    </section>
  );
}
