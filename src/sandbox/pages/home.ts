import type { ApiAnswer } from '../protocol/api-request.js';
import type { World } from '../world.js';
import { escape, page } from './page.js';

/** What this program is, and what it holds. */
export function showHome(world: World): ApiAnswer {
  const counts = Object.entries(world.store.counts()).filter(([, count]) => count > 0);
  const list = counts.map(([name, count]) => `<li>${escape(name)}: ${count}</li>`).join('');
  return page(
    'Payment sandbox',
    `<p>This program answers like Stripe, for development, demonstrations and tests. Its virtual clock says ${world.clock.iso()}.</p>
<p>See <a href="/_sandbox/books">books</a>, <a href="/_sandbox/deliveries">deliveries</a>, <a href="/_sandbox/requests">requests</a>,
<a href="/_sandbox/faults">faults</a>, <a href="/_sandbox/settings">settings</a>, <a href="/_sandbox/clock">clock</a>.</p>
<ul>${list || '<li>It holds nothing yet.</li>'}</ul>`,
  );
}
