import { money, toJson } from '../../money/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';

export interface MoneyLine {
  readonly name: string;
  /** What the line is, in one sentence. */
  readonly text?: string;
  /** Minor units, negative for what went. */
  readonly amount: bigint;
}

interface Props {
  readonly caption: string;
  readonly heads: readonly [line: string, amount: string];
  readonly lines: readonly MoneyLine[];
  readonly total?: MoneyLine;
  readonly currency: string;
}

/** Lines of money with what each of them is, and what they come to. */
export const SumsTable = ({ caption, heads, lines, total, currency }: Props) => (
  <table class="table sums">
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{heads[0]}</th>
        <th scope="col" class="num">
          {heads[1]}
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <Row line={line} currency={currency} />
      ))}
    </tbody>
    {total && (
      <tfoot>
        <Row line={total} currency={currency} />
      </tfoot>
    )}
  </table>
);

function Row({ line: { name, text, amount }, currency }: { line: MoneyLine; currency: string }) {
  const { locale } = useVisit();
  return (
    <tr>
      <th scope="row">
        {name}
        {text && <small>{text}</small>}
      </th>
      <td class="num">{sayIn(locale).exact(toJson(money(amount, currency)))}</td>
    </tr>
  );
}
