import { type CampaignResponse } from '../../campaigns/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { campaignWords } from './campaign.words.js';

const inks = ['#10444c', '#c8371b', '#e8902b', '#6e8f4e', '#7a5aa0', '#1b6a97', '#8a4a12', '#5c6f73'];
const inkOf = (index: number): string => inks[index % inks.length] ?? '#5c6f73';

/** Every need with its sum, what must be there and what is wished for, and in which parts it is paid out. */
export function Budget({ campaign }: { campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const { needs, minimum, optimum, feeBps } = campaign;
  const lang = campaign.project.locale;
  return (
    <section id="budget">
      <h2>{words.budget}</h2>
      <Bar needs={needs.map(({ amount }) => amount.amount)} />
      <table class="lines">
        <caption class="vh">{words.budget}</caption>
        <thead class="vh">
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          {needs.map((need, index) => (
            <tr>
              <th scope="row">
                <svg class="ink" viewBox="0 0 14 14" aria-hidden="true">
                  <path fill={inkOf(index)} d="M0 0h14v14H0Z" />
                </svg>
                <span>
                  <span lang={lang}>{need.label}</span>
                  <small>
                    {words.kinds[need.kind]}
                    {!need.required && `, ${words.optional}`}
                  </small>
                </span>
              </th>
              <td>{say.sum(need.amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.minimum}</th>
            <td>{say.sum(minimum)}</td>
          </tr>
          {optimum.amount > minimum.amount && (
            <tr>
              <th scope="row">{words.optimum}</th>
              <td>{say.sum(optimum)}</td>
            </tr>
          )}
        </tfoot>
      </table>
      <Tranches campaign={campaign} />
      <p class="aside-note">{words.fees(say.percent(feeBps))}</p>
    </section>
  );
}

function Bar({ needs }: { needs: readonly number[] }) {
  const all = needs.reduce((sum, amount) => sum + amount, 0);
  let x = 0;
  return (
    <svg class="bar" viewBox="0 0 1000 46" preserveAspectRatio="none" aria-hidden="true">
      {needs.map((amount, index) => {
        const width = (amount / Math.max(1, all)) * 1000;
        const from = x;
        x += width;
        return <rect x={from.toFixed(1)} width={Math.max(1, width - 4).toFixed(1)} height="46" fill={inkOf(index)} />;
      })}
    </svg>
  );
}

function Tranches({ campaign }: { campaign: CampaignResponse }) {
  const { locale } = useVisit();
  const words = campaignWords[locale];
  if (campaign.tranches.length === 0) return null;
  return (
    <>
      <h3 class="after-table">{words.tranches}</h3>
      <ol class="parts">
        {campaign.tranches.map(({ number, evidence, dueOn }) => (
          <li>
            <b>{words.tranche(number)}</b>: {evidence ? words.against(evidence) : words.atOnce}
            {dueOn && ` (${sayIn(locale).day(dueOn, 'UTC')})`}
          </li>
        ))}
      </ol>
    </>
  );
}
