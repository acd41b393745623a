import { type AskedQuestion, longestAnswer } from '../../deliveries/index.js';
import { FormProblems, type FormState, SelectField, TextField } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { type PledgeFile } from '../pledges/pledge-desk.js';
import { usePledgeHref } from '../pledges/pledge-paths.js';
import { answerField } from './questions.form.js';
import { questionsWords } from './questions.words.js';

export interface QuestionsProps {
  readonly file: PledgeFile;
  readonly asked: readonly AskedQuestion[];
  readonly state: FormState;
}

/** What the rewards of a pledge ask, each with the questions of its own. */
export function QuestionsPage({ file, asked, state }: QuestionsProps) {
  const { locale } = useVisit();
  const at = usePledgeHref(file.pledge.id);
  const words = questionsWords[locale];
  const titles = [...new Map(asked.map(({ rewardId, title }) => [rewardId, title]))];
  return (
    <main id="main" class="wrap checkout">
      <h1>{words.title}</h1>
      <FormProblems state={state} />
      <p class="lede">{words.hint}</p>
      <form class="form wide" method="post" action={at('/questions')}>
        {titles.map(([rewardId, title]) => (
          <section>
            <h2 lang={file.campaign.project.locale}>{title}</h2>
            {asked
              .filter((question) => question.rewardId === rewardId)
              .map((question) => (
                <Question question={question} state={state} />
              ))}
          </section>
        ))}
        <div class="row">
          {asked.some(({ isLocked }) => !isLocked) && <button class="btn">{words.keep}</button>}
          <a class="btn line" href={at()}>
            {words.back}
          </a>
        </div>
      </form>
    </main>
  );
}

function Question({ question, state }: { question: AskedQuestion; state: FormState }) {
  const words = questionsWords[useVisit().locale];
  const { questionId, question: label, choices, required, answer, isLocked } = question;
  if (isLocked) {
    return (
      <p>
        <b>{label}</b> {answer ?? words.none} <span class="hint">{words.locked}</span>
      </p>
    );
  }
  const field = { name: answerField(questionId), label, state, value: answer ?? '', isOptional: !required };
  if (choices.length === 0) return <TextField {...field} maxLength={longestAnswer} autocomplete="off" />;
  const none = { value: '', label: words.choose };
  return <SelectField {...field} options={[none, ...choices.map((choice) => ({ value: choice, label: choice }))]} />;
}
