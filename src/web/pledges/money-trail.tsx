import { type MoneyStep } from '../../reconciliation/index.js';
import { useHref, useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { type PledgeFile } from './pledge-desk.js';
import { sumOf } from './pledge-facts.js';
import { pledgeWords } from './pledge.words.js';
import { stateWords } from './state.words.js';

/** Where the money of the pledge is, step by step, as the books have it. */
export function MoneyTrail({ file, money }: { file: PledgeFile; money: readonly MoneyStep[] }) {
  const { locale } = useVisit();
  const href = useHref();
  const words = pledgeWords[locale];
  return (
    <section id="money-trail">
      <h2>{words.money}</h2>
      {money.length === 0 ? (
        <p>{words.noMoney}</p>
      ) : (
        <>
          <p>{words.moneyText}</p>
          <div class="table-wrap" role="region" aria-label={words.money} tabIndex={0}>
            <Steps file={file} money={money} />
          </div>
        </>
      )}
      <p>
        <a href={href(`/campaigns/${file.story.slug}/money`)}>{words.books}</a>
      </p>
    </section>
  );
}

function Steps({ file: { pledge, campaign }, money }: { file: PledgeFile; money: readonly MoneyStep[] }) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = pledgeWords[locale];
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{words.step}</th>
          <th scope="col" class="num">
            {words.sum}
          </th>
          <th scope="col">{words.when}</th>
        </tr>
      </thead>
      <tbody>
        {money.map(({ step, amount, at }) => (
          <tr>
            <td>{stateWords[locale].money[step]}</td>
            <td class="num">{sumOf(pledge, amount, locale)}</td>
            <td>{at ? say.moment(at, campaign.zone) : words.notYet}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
