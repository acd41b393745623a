import { money, toJson } from '../../money/index.js';
import { type TrialBalanceLine } from '../../reconciliation/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { kindOf } from './account.rules.js';
import { accountWords } from './account.words.js';
import { campaignMoneyWords } from './campaign-money.words.js';

interface Props {
  readonly lines: readonly TrialBalanceLine[];
  readonly currency: string;
  readonly caption: string;
}

/** What each account received and gave; the last line is the proof: nothing. */
export function AccountsTable({ lines, currency, caption }: Props) {
  const { locale } = useVisit();
  const words = campaignMoneyWords[locale];
  const exact = (amount: bigint): string => sayIn(locale).exact(toJson(money(amount, currency)));
  const named = (account: string): string => {
    const kind = kindOf(account);
    return kind ? accountWords[locale][kind] : words.unknownAccount;
  };
  const sum = (of: (line: TrialBalanceLine) => bigint): bigint => lines.reduce((all, line) => all + of(line), 0n);
  return (
    <div class="table-wrap" role="region" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            {[words.received, words.given, words.balance].map((head) => (
              <th scope="col" class="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ account, received, given }) => (
            <tr>
              <th scope="row">{named(account)}</th>
              <td class="num">{exact(received)}</td>
              <td class="num">{exact(given)}</td>
              <td class="num">{exact(received - given)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.together}</th>
            <td class="num">{exact(sum(({ received }) => received))}</td>
            <td class="num">{exact(sum(({ given }) => given))}</td>
            <td class="num">{exact(sum(({ received, given }) => received - given))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
