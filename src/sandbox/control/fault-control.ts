import { type FaultRule, requestFaults, webhookFaults } from '../faults/fault-rules.js';
import { flag, integer, listOf, oneOf, record, text } from '../parameters/kinds.js';
import { parameter, required } from '../parameters/parameter.js';
import { invalidParameter } from '../protocol/api-error.js';
import { control } from './control-route.js';

const pattern = parameter((value, name) => {
  const source = text(500).read(value, name);
  try {
    new RegExp(source);
  } catch {
    throw invalidParameter(undefined, `Not a regular expression: ${source}`, name);
  }
  return source;
});

const probability = parameter((value, name) => {
  const number = Number(value);
  if (!(number >= 0 && number <= 1)) throw invalidParameter(undefined, 'A probability is from 0 to 1.', name);
  return number;
});

const rule = record({
  kind: required(oneOf(...requestFaults, ...webhookFaults)),
  match: record({
    method: oneOf('GET', 'POST', 'DELETE'),
    path: pattern,
    probability,
    count: integer(0),
    after: integer(0),
  }),
  ms: integer(0),
  times: integer(1, 100),
  saved: flag(),
  should_retry: flag(),
});

/** What goes wrong, on purpose and by seed. */
export const faultControl = [
  control({
    method: 'POST',
    path: '/_sandbox/faults',
    parameters: { seed: integer(0), rules: required(listOf(rule, 1000)) },
    handle({ world }, { seed = 1, rules }) {
      world.faults.set(
        seed,
        rules.map((each): FaultRule => ({ ...each, match: each.match ?? {} })),
      );
      return world.faults.list();
    },
  }),
  control({ method: 'GET', path: '/_sandbox/faults', parameters: {}, handle: ({ world }) => world.faults.list() }),
  control({
    method: 'DELETE',
    path: '/_sandbox/faults',
    parameters: {},
    handle({ world }) {
      world.faults.clear();
      return world.faults.list();
    },
  }),
];
