import { useVisit } from '../frame/visit.js';
import { checkoutWords } from './checkout.words.js';

/** Where one is on the way to a pledge: 1 amount, 2 you, 3 card. */
export function Steps({ now }: { now: 1 | 2 | 3 }) {
  const words = checkoutWords[useVisit().locale];
  return (
    <ol class="checkout-steps" aria-label={words.steps}>
      {words.stepNames.map((name, index) => (
        <li class={index + 1 < now ? 'done' : ''} aria-current={index + 1 === now ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}
