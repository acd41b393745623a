import { type CampaignResponse, type Readiness } from '../../campaigns/index.js';
import { type Problem } from '../../platform/http/index.js';
import { Icon } from '../design/icon.js';
import { sentenceOf } from '../forms/problem.words.js';
import { useHref, useVisit } from '../frame/visit.js';
import { draftWords } from './draft.words.js';

type Step = keyof (typeof draftWords)['en']['steps'];
type LaunchStep = keyof (typeof draftWords)['en']['launch'];

const stepOfProblem: Readonly<Record<string, Step>> = {
  'deadline-past': 'deadline',
  'deadline-out-of-span': 'deadline',
  'opening-out-of-range': 'deadline',
  'promise-before-deadline': 'rewards',
  'tranches-mismatch': 'tranches',
};

/** The steps that the rules of submitting find unmade; what they refuse beside these is told in its own words. */
function openSteps(problems: readonly Problem[]): { open: ReadonlySet<string>; others: readonly Problem[] } {
  const missing = problems.flatMap(({ extra }) => (extra['missing'] ?? []) as { item: string }[]);
  const named = problems.flatMap(({ code }) => stepOfProblem[code] ?? []);
  const others = problems.filter(({ code }) => code !== 'campaign-incomplete' && !stepOfProblem[code]);
  return { open: new Set([...missing.map(({ item }) => item), ...named]), others };
}

/** What is done and what is still missing, as the rules that would refuse it say now. */
export function Checklist({ campaign, readiness }: { campaign: CampaignResponse; readiness: Readiness }) {
  const { locale } = useVisit();
  const words = draftWords[locale];
  const { open, others } = openSteps(readiness.forReview);
  const notReady = new Set(readiness.forSchedule.map(({ item }) => item));
  const steps = (['text', 'needs', 'deputy', 'deadline', 'rewards', 'tranches'] as const).filter(
    (step) =>
      (step !== 'tranches' || campaign.tranches.length > 0) && (step !== 'rewards' || campaign.rewards.length > 0),
  );
  return (
    <div class="two-columns">
      <section>
        <h3>{words.forReview}</h3>
        <ul class="checks">
          {steps.map((step) => (
            <Item isDone={!open.has(step)} to={placeOf(step, campaign)}>
              {step === 'needs' && campaign.model === 'two_rounds' ? words.needsTwo : words.steps[step]}
            </Item>
          ))}
          {others.map((problem) => (
            <Item isDone={false} to={`/my/campaigns/${campaign.id}`}>
              {sentenceOf(problem, locale)}
            </Item>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.forSchedule}</h3>
        <ul class="checks">
          {(Object.keys(words.launch) as LaunchStep[])
            // Whether the account is ready is asked once somebody is named.
            .filter((step) => step !== 'account' || !notReady.has('recipient'))
            .map((step) => (
              <Item isDone={!notReady.has(step)} to={launchPlaceOf(step, campaign)}>
                {words.launch[step]}
              </Item>
            ))}
        </ul>
      </section>
    </div>
  );
}

const placeOf = (step: Step, { id, project }: CampaignResponse): string =>
  ({
    text: `/my/projects/${project.id}#texts`,
    needs: `/my/campaigns/${id}/budget`,
    deputy: `/my/projects/${project.id}#deputy`,
    deadline: `/my/campaigns/${id}#terms`,
    rewards: `/my/campaigns/${id}/rewards`,
    tranches: `/my/campaigns/${id}/budget`,
  })[step];

const launchPlaceOf = (step: LaunchStep, { project }: CampaignResponse): string =>
  ({
    terms: '/my/account#terms',
    owner: '/my/account',
    deputy: `/my/projects/${project.id}#deputy`,
    recipient: '/my/account#recipient',
    account: '/my/account#recipient',
  })[step];

function Item({ isDone, to, children }: { isDone: boolean; to: string; children: string }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = draftWords[locale];
  return (
    <li class={isDone ? 'is-done' : ''}>
      {isDone ? <Icon name="check" /> : <span class="box" aria-hidden="true" />}
      <span>
        {children} <span class="vh">({isDone ? words.done : words.open})</span>
        {!isDone && (
          <>
            {' '}
            <a href={href(to)}>
              {words.mend}
              <span class="vh">: {children}</span>
            </a>
          </>
        )}
      </span>
    </li>
  );
}
