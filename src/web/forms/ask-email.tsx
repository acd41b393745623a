import { FormProblems, type FormState, TextField } from './field.js';

interface AskEmailProps {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  /** For whom another way is better. */
  readonly instead: { readonly href: string; readonly label: string };
  readonly state: FormState;
}

/** A form that asks for an address and nothing else, to which something is then sent. */
export const AskEmail = ({ action, label, hint, button, instead, state }: AskEmailProps) => (
  <>
    <FormProblems state={state} />
    <form class="form" method="post" action={action}>
      <TextField
        name="email"
        label={label}
        {...(hint !== undefined && { hint })}
        state={state}
        type="email"
        autocomplete="email"
        maxLength={254}
      />
      <div class="row">
        <button class="btn">{button}</button>
        <a href={instead.href}>{instead.label}</a>
      </div>
    </form>
  </>
);
