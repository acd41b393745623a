import { money, toJson } from '../../money/index.js';
import { useSite } from '../frame/site.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { SumsTable } from '../money/sums-table.js';
import { type FeeExamples } from './fee-examples.rules.js';
import { feesWords } from './fees.words.js';
import { TextPage } from './text.page.js';

interface Props {
  readonly examples: FeeExamples;
  readonly currency: string;
}

export function FeesPage({ examples, currency }: Props) {
  const { locale } = useVisit();
  const words = feesWords[locale];
  const sums = useSums({ examples, currency });
  return (
    <TextPage text={{ title: words.title, lede: words.lede(sums), sections: words.after }}>
      <Rates providerBps={examples.providerBps} />
      <Examples examples={examples} currency={currency} />
    </TextPage>
  );
}

/** Everything that the sentences of the page name, as the language writes it. */
function useSums({ examples: { goal, reached, refund }, currency }: Props) {
  const { locale } = useVisit();
  const { feeBps, vatBps } = useSite();
  const say = sayIn(locale);
  const sum = (amount: bigint): string => say.sum(toJson(money(amount, currency)));
  return {
    fee: say.percent(feeBps),
    vat: say.percent(vatBps),
    goal: sum(goal),
    pledged: sum(reached.pledged.amount),
    collected: sum(reached.collected),
    lost: reached.dropped.pledges,
    refunded: sum(refund.refunded),
    back: sum(refund.feeBack + refund.vatBack),
  };
}

function Rates({ providerBps }: { providerBps: number | null }) {
  const { locale } = useVisit();
  const { feeBps, vatBps } = useSite();
  const say = sayIn(locale);
  const words = feesWords[locale];
  const { backer, fee, vat, provider, failed, given } = words.rows;
  const said = words.asInvoiced(providerBps === null ? null : say.percent(providerBps));
  const rows = [
    backer,
    [fee[0], say.percent(feeBps), fee[2]],
    [vat[0], say.percent(vatBps), vat[2]],
    [provider[0], said, provider[2]],
    failed,
    given,
  ] as readonly (readonly string[])[];
  return (
    <section>
      <h2>{words.what}</h2>
      <table class="table rates">
        <caption class="vh">{words.what}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.rate}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([who, rate, why]) => (
            <tr>
              <th scope="row">
                {who}
                <small>{why}</small>
              </th>
              <td>{rate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Examples({ examples, currency }: Props) {
  const { locale } = useVisit();
  const words = feesWords[locale];
  const sums = useSums({ examples, currency });
  const { reached, missed } = examples;
  const missedSum = sayIn(locale).sum(toJson(money(missed.pledged.amount, currency)));
  return (
    <section id="examples">
      <h2>{words.examples}</h2>
      <p>{words.examplesText}</p>
      <h3>{words.reached(sums)}</h3>
      <SumsTable
        caption={words.reached(sums)}
        heads={[words.line, words.sum]}
        lines={reached.terms.map(({ term, amount }) => ({ name: words.lines[term] ?? term, amount }))}
        total={{ name: words.payout, amount: reached.payout }}
        currency={currency}
      />
      {reached.processingFees === null && <p class="hint">{words.unknownFees}</p>}
      <h3>{words.missed({ ...sums, pledged: missedSum })}</h3>
      <p>{words.missedText}</p>
      <h3>{words.refund(sums)}</h3>
      <p>{words.refundText(sums)}</p>
    </section>
  );
}
