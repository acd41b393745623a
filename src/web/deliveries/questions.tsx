import { type AskedQuestion } from '../../deliveries/index.js';
import { useVisit } from '../frame/visit.js';
import { type PledgeFile } from '../pledges/pledge-desk.js';
import { usePledgeHref } from '../pledges/pledge-paths.js';
import { questionsWords } from './questions.words.js';

interface Props {
  readonly file: PledgeFile;
  readonly asked: readonly AskedQuestion[];
}

/** What was answered so far, and the way to answer. */
export function Questions({ file, asked }: Props) {
  const { locale } = useVisit();
  const at = usePledgeHref(file.pledge.id);
  const words = questionsWords[locale];
  if (asked.length === 0) return null;
  const isAnswered = asked.every(({ answer, required }) => answer !== null || !required);
  return (
    <section id="questions">
      <h2>{words.title}</h2>
      <dl class="pairs">
        {asked.map(({ question, answer }) => (
          <>
            <dt lang={file.campaign.project.locale}>{question}</dt>
            <dd>{answer ?? words.none}</dd>
          </>
        ))}
      </dl>
      {file.isOwn && asked.some(({ isLocked }) => !isLocked) && (
        <p>
          <a class={isAnswered ? 'btn line' : 'btn'} href={at('/questions')}>
            {isAnswered ? words.correct : words.give}
          </a>
        </p>
      )}
    </section>
  );
}
