import { type CampaignResponse } from '../../campaigns/index.js';
import { deliveryStates, type RewardCounts } from '../../deliveries/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { deliveriesWords } from './deliveries.words.js';

interface Props {
  readonly campaign: CampaignResponse;
  readonly counts: readonly RewardCounts[];
}

/** How many of each reward are how far; each number leads to those. */
export function RewardsTable({ campaign, counts }: Props) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = deliveriesWords[locale];
  const columns = [...deliveryStates, 'missed' as const];
  const path = href(`/my/campaigns/${campaign.id}/deliveries`);
  return (
    <section>
      <h2>{words.rewards}</h2>
      <div class="table-wrap" role="region" aria-label={words.rewards} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{words.reward}</th>
              {columns.map((state) => (
                <th scope="col" class="num">
                  {words.states[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((reward) => (
              <tr>
                <td lang={campaign.project.locale}>
                  <a href={`${path}?reward=${reward.rewardId}#lines`}>{reward.title}</a>
                </td>
                {columns.map((state) => (
                  <td class="num">
                    {reward[state] === 0 ? (
                      '0'
                    ) : (
                      <a
                        href={`${path}?reward=${reward.rewardId}&state=${state}#lines`}
                        aria-label={words.some(say.number(reward[state]), words.states[state], reward.title)}
                      >
                        {say.number(reward[state])}
                      </a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
