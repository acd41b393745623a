import { totalOf } from '../../pledges/index.js';
import { type WithdrawalView } from '../../refunds/index.js';
import { type FormState, FormProblems } from '../forms/field.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PledgeFile } from './pledge-desk.js';
import { sumOf } from './pledge-facts.js';
import { usePledgeHref } from './pledge-paths.js';
import { withdrawWords } from './withdraw.words.js';

interface WithdrawProps {
  readonly file: PledgeFile;
  readonly withdrawal: WithdrawalView;
  readonly state: FormState;
}

/** The second of two clicks: says what is withdrawn from, and what follows. */
export function WithdrawPage({ file, withdrawal, state }: WithdrawProps) {
  const { locale } = useVisit();
  const { pledge, campaign } = file;
  const at = usePledgeHref(pledge.id);
  const words = withdrawWords[locale];
  const { until } = withdrawal;
  return (
    <main id="main" class="wrap narrow">
      <h1>{words.title}</h1>
      <FormProblems state={state} />
      <p class="lede">{words.lede(campaign.project.title, sumOf(pledge, totalOf(pledge), locale))}</p>
      <p>{pledge.state === 'collected' ? words.after : words.before}</p>
      <Kept file={file} withdrawal={withdrawal} />
      {until && <p>{words.until(sayIn(locale).moment(until, campaign.zone))}</p>}
      <p class="hint">{words.mail}</p>
      <form class="row" method="post" action={at('/withdraw')}>
        <button class="btn">{words.confirm}</button>
        <a class="btn line" href={at()}>
          {words.back}
        </a>
      </form>
    </main>
  );
}

/** Rewards that are not withdrawn from; before the charge the whole pledge ends. */
function Kept({ file: { pledge, campaign }, withdrawal: { keptRewards } }: Omit<WithdrawProps, 'state'>) {
  const words = withdrawWords[useVisit().locale];
  if (pledge.state !== 'collected' || keptRewards.length === 0) return null;
  const titles = new Map(campaign.rewards.map(({ id, title }) => [id, title]));
  return (
    <>
      <p>{words.kept}</p>
      <ul lang={campaign.project.locale}>
        {keptRewards.map((id) => (
          <li>{titles.get(id)}</li>
        ))}
      </ul>
    </>
  );
}
