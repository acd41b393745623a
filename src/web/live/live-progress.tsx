import type { ComponentChildren } from 'preact';
import { exponent, type MoneyJson } from '../../money/index.js';

/** Figures in it that carry `data-live` (`pledged`, `backers`, `percent`, `missing`) and tally marks follow what is pledged. */
export const LiveProgress = (props: {
  campaignId: string;
  target: MoneyJson;
  /** What the sum beyond the goal is called, once there is one. */
  above: string;
  children: ComponentChildren;
}) => (
  <live-progress
    data-news={`/live/campaigns/${props.campaignId}`}
    data-target={props.target.amount}
    data-scale={10 ** exponent(props.target.currency)}
    data-currency={props.target.currency}
    data-above={props.above}
  >
    {props.children}
  </live-progress>
);
