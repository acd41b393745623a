import type { ApiAnswer } from '../protocol/api-request.js';
import { apiVersion } from '../protocol/versions.js';
import { elementsScript } from './stripe-js-elements.js';

/**
 * The part of https://docs.stripe.com/js that a pay page uses. Its fields have no name, so that a form around them never
 * sends a card number to the shop; its styles are set by script, so that a strict Content-Security-Policy allows them.
 */
export function serveStripeJs(): ApiAnswer {
  const body = `(() => {\n'use strict';\nconst version = '${apiVersion}';\n${callsScript}\n${elementsScript}\n${stripeScript}\n})();\n`;
  return {
    status: 200,
    body,
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  };
}

const callsScript = String.raw`
const base = new URL(document.currentScript.src).origin;
const never = () => new Promise(() => {});
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function encode(value, name, pairs) {
  if (value === undefined || value === null) return pairs;
  if (typeof value !== 'object') pairs.push([name, String(value)]);
  else for (const [key, each] of Object.entries(value)) encode(each, name ? name + '[' + key + ']' : key, pairs);
  return pairs;
}

async function call(key, method, path, given) {
  const parameters = new URLSearchParams(encode(given, '', []));
  const headers = { Authorization: 'Bearer ' + key, 'Stripe-Version': version };
  try {
    const response = await fetch(base + path + (method === 'GET' ? '?' + parameters : ''), {
      method,
      headers,
      body: method === 'GET' ? undefined : parameters,
    });
    const answer = await response.json();
    return response.ok ? { intent: answer } : { error: answer.error };
  } catch {
    return { error: { type: 'api_connection_error', message: 'Stripe cannot be reached. Please try again.' } };
  }
}

const kindOf = (secret) => (secret.startsWith('seti_') ? 'setup_intent' : 'payment_intent');
const pathOf = (secret) => '/v1/' + kindOf(secret) + 's/' + secret.split('_secret_')[0];
const retrieve = (key, secret) => call(key, 'GET', pathOf(secret), { client_secret: secret });
`;

const stripeScript = String.raw`
/** What a call resolves with: the intent under its own name, or why it could not be finished. */
function resultOf({ intent, error }) {
  if (error) return { error };
  const problem = intent.last_setup_error || intent.last_payment_error;
  if (intent.status === 'requires_payment_method' && problem) {
    return { error: { ...problem, [intent.object]: intent } };
  }
  return { [intent.object === 'setup_intent' ? 'setupIntent' : 'paymentIntent']: intent };
}

/** The bank's page in a frame over the shop's, until the intent does not wait for it any more. */
async function authenticate(key, intent) {
  const frame = document.createElement('iframe');
  frame.title = '3-D Secure';
  frame.src = intent.next_action.redirect_to_url.url + '?embedded=true';
  const place = { position: 'fixed', inset: '10vh 10vw', width: '80vw', height: '80vh', zIndex: 2147483647 };
  Object.assign(frame.style, place, { background: '#fff', border: '1px solid #888', borderRadius: '8px' });
  document.body.append(frame);
  let answer = { intent };
  while (!answer.error && answer.intent.status === 'requires_action') {
    await wait(200);
    answer = await retrieve(key, intent.client_secret);
  }
  frame.remove();
  return answer;
}

function leaveFor(returnUrl, intent) {
  const url = new URL(returnUrl, location.href);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(intent.object + '_client_secret', intent.client_secret);
  url.searchParams.set('redirect_status', 'succeeded');
  location.assign(url);
  return never();
}

async function confirm(key, { elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
  const secret = clientSecret || (elements && elements.clientSecret);
  if (!secret) throw new Error('IntegrationError: a clientSecret is needed.');
  if (redirect === 'always' && !confirmParams.return_url) {
    throw new Error('IntegrationError: confirmParams.return_url is needed unless redirect is if_required.');
  }
  const checked = elements ? await elements.submit() : {};
  if (checked.error) return { error: checked.error };
  const { payment_method_data: about = {}, ...others } = confirmParams;
  const filled = elements ? elements.data() : undefined;
  const { intent, error } = await call(key, 'POST', pathOf(secret) + '/confirm', {
    ...others,
    return_url: confirmParams.return_url || location.href,
    client_secret: secret,
    payment_method_data: filled && {
      ...filled,
      ...about,
      billing_details: { ...filled.billing_details, ...about.billing_details },
    },
    mandate_data: { customer_acceptance: { type: 'online', online: { infer_from_client: true } } },
  });
  if (error) return { error };
  if (intent.status === 'requires_action') {
    if (redirect === 'if_required') return resultOf(await authenticate(key, intent));
    location.assign(intent.next_action.redirect_to_url.url);
    return never();
  }
  return redirect === 'if_required' ? resultOf({ intent }) : leaveFor(confirmParams.return_url, intent);
}

window.Stripe = function Stripe(key) {
  if (!/^pk_test_./.test(key || '')) throw new Error('IntegrationError: the sandbox takes publishable test keys only.');
  return {
    elements: (options) => elementsOf(key, options || {}),
    confirmSetup: (given) => confirm(key, given),
    confirmPayment: (given) => confirm(key, given),
    retrieveSetupIntent: async (secret) => resultOf(await retrieve(key, secret)),
    retrievePaymentIntent: async (secret) => resultOf(await retrieve(key, secret)),
    async handleNextAction({ clientSecret }) {
      const answer = await retrieve(key, clientSecret);
      const waits = answer.intent && answer.intent.status === 'requires_action';
      return resultOf(waits ? await authenticate(key, answer.intent) : answer);
    },
  };
};
window.Stripe.version = 3;
`;
