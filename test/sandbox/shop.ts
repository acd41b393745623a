import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const script = `
const asked = new URL(location.href).searchParams;
const secret = asked.get('secret');
const told = document.querySelector('output');
const stripe = Stripe('pk_test_shop');
const elements = stripe.elements({ clientSecret: secret });
const payment = elements.create('payment');
payment.on('ready', () => (told.textContent = 'ready'));
payment.on('change', ({ complete }) => (document.body.dataset.complete = complete));
payment.mount('#payment');
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  told.textContent = 'waiting';
  const given = { elements, confirmParams: { return_url: location.origin + '/back' }, redirect: asked.get('redirect') || 'always' };
  const answer = secret.startsWith('seti_') ? await stripe.confirmSetup(given) : await stripe.confirmPayment(given);
  told.textContent = answer.error ? answer.error.message : (answer.setupIntent || answer.paymentIntent).status;
});
const retry = document.querySelector('#action');
retry.addEventListener('click', async () => {
  const { paymentIntent, error } = await stripe.handleNextAction({ clientSecret: secret });
  told.textContent = error ? error.message : paymentIntent.status;
});
`;

/** A pay page as strict as ours, on an origin of its own, with the sandbox's /js/v3. */
export async function openShop(sandbox: string): Promise<{ url: string; close(): Promise<void> }> {
  const policy = `default-src 'none'; script-src 'self' ${sandbox}; connect-src ${sandbox}; frame-src ${sandbox}; form-action 'self'`;
  const page = `<!doctype html><html lang="en"><title>Shop</title><script src="${sandbox}/js/v3"></script>
<form><div id="payment"></div><button>Pay</button></form><button id="action">Authenticate</button><output></output>
<script src="/shop.js"></script></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/shop.js';
    response.writeHead(200, {
      'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    });
    response.end(isScript ? script : request.url?.startsWith('/back') ? '<!doctype html><title>Back</title>' : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
