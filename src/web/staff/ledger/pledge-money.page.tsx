import { type MoneyStep } from '../../../reconciliation/index.js';
import { useHref, useVisit } from '../../frame/visit.js';
import { sayIn } from '../../language/say.js';
import { homeZone } from '../../language/home-zone.js';
import { Facts, Rows } from '../frame/rows.js';
import { staffWords } from '../frame/staff.words.js';
import { sumOf } from '../frame/sum.js';
import { ledgerWords } from './ledger.words.js';

interface PledgeMoneyProps {
  readonly pledge: {
    readonly id: string;
    readonly campaignId: string;
    readonly amount: bigint;
    readonly currency: string;
  };
  readonly steps: readonly MoneyStep[];
}

/** Where the money of one pledge is: each step that it took, and those that are still to come. */
export function PledgeMoneyPage({ pledge, steps }: PledgeMoneyProps) {
  const { locale } = useVisit();
  const href = useHref();
  const say = sayIn(locale);
  const words = ledgerWords[locale];
  const common = staffWords[locale];
  return (
    <>
      <section>
        <Facts
          facts={[
            [words.pledge, <code>{pledge.id}</code>],
            [words.promised, say.exact(sumOf(pledge.amount, pledge.currency))],
            [
              common.campaign,
              <a href={`${href('/staff/ledger')}?campaign=${pledge.campaignId}`}>{common.ways.ledger}</a>,
            ],
          ]}
        />
      </section>
      <section>
        <h2>{words.steps}</h2>
        <p class="hint">{words.shareHint}</p>
        <Rows
          caption={words.steps}
          rows={steps}
          empty={{ title: words.noSteps, text: words.noStepsHint }}
          columns={[
            { label: words.step, cell: ({ step }) => words.stepNames[step] },
            { label: common.when, cell: ({ at }) => (at ? say.moment(at, homeZone) : words.notYet) },
            { label: words.underReference, cell: ({ reference }) => (reference ? <code>{reference}</code> : '–') },
            {
              label: common.amount,
              isNumber: true,
              cell: ({ amount }) => say.exact(sumOf(amount, pledge.currency)),
            },
          ]}
        />
      </section>
    </>
  );
}
