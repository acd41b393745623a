import { type MoneyJson } from '../../money/index.js';
import { useVisit } from '../frame/visit.js';
import { sayIn } from '../language/say.js';
import { round1 } from '../design/random.js';
import { type DayOfPledges } from './campaign-page.query.js';
import { campaignWords } from './campaign.words.js';

export interface CurveProps {
  readonly days: readonly DayOfPledges[];
  readonly target: MoneyJson;
  /** Whole days from the opening until today, and until the deadline. */
  readonly today: number;
  readonly end: number;
  readonly lastDay: string;
}

const box = { width: 760, height: 250, left: 8, right: 12, bottom: 34, top: 18 } as const;

/** What was pledged day by day as a step line, with the goal, drawn on the server; the title says it in words. */
export function Curve({ days, target, today, end, lastDay }: CurveProps) {
  const { locale } = useVisit();
  const say = sayIn(locale);
  const words = campaignWords[locale];
  const total = days.reduce((sum, day) => sum + day.sum, 0);
  const most = Math.max(target.amount, total) * 1.12;
  const x = (day: number) => round1(box.left + (day / Math.max(1, end)) * (box.width - box.left - box.right));
  const y = (sum: number) => round1(box.height - box.bottom - (sum / most) * (box.height - box.bottom - box.top));
  const line = stepLine(days, Math.min(today + 1, end), x, y);
  const goal = say.sum(target);
  const pledged = say.sum({ amount: total, currency: target.currency });
  const right = box.width - box.right;
  return (
    <svg class="curve" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-labelledby="curve-t">
      <title id="curve-t">{words.curveInWords(pledged, goal)}</title>
      {[0.25, 0.5, 0.75].map((part) => (
        <path class="grid" d={`M${box.left} ${y(target.amount * part)}H${right}`} />
      ))}
      <path class="area" d={`${line}V${y(0)}H${x(0)}Z`} />
      <path class="line" d={line} />
      <path class="goal" d={`M${box.left} ${y(target.amount)}H${right}`} />
      <text class="t b" x={box.left} y={y(target.amount) - 7}>
        {words.goal} {goal}
      </text>
      <circle class="now" cx={x(Math.min(today + 1, end))} cy={y(total)} r="6" />
      <path class="axis" d={`M${box.left} ${y(0)}H${right}`} />
      <text class="t" x={x(0)} y={box.height - 11}>
        {words.firstDay}
      </text>
      <text class="t" x={right} y={box.height - 11} text-anchor="end">
        {lastDay}
      </text>
    </svg>
  );
}

type Scale = (value: number) => number;

function stepLine(days: readonly DayOfPledges[], until: number, x: Scale, y: Scale): string {
  let [path, sum] = [`M${x(0)} ${y(0)}`, 0];
  for (const day of days) {
    sum += day.sum;
    path += `H${x(Math.max(0, day.day) + 0.5)}V${y(sum)}`;
  }
  return `${path}H${x(until)}`;
}
