import { isTree } from '../parameters/kinds.js';
import { readParameters } from '../parameters/parameter.js';
import { answerOf } from '../protocol/api.js';
import { invalidParameter, unrecognisedUrl } from '../protocol/api-error.js';
import type { ApiAnswer, ApiRequest } from '../protocol/api-request.js';
import { decodeForm } from '../protocol/form.js';
import { Router } from '../protocol/router.js';
import type { World } from '../world.js';
import { controlTable } from './control-table.js';

const router = new Router(controlTable);

/** Answers `/_sandbox/*`: JSON in, JSON out, without a key. */
export function answerControl(world: World, request: ApiRequest): ApiAnswer {
  try {
    const match = router.match(request.method, request.path);
    if (!match) throw unrecognisedUrl(request.method, request.path);
    const given = readParameters(match.route.parameters, { ...decodeForm(request.query), ...bodyOf(request) });
    const result = match.route.handle({ world, path: match.path }, given);
    world.commit();
    return { status: 200, body: JSON.stringify(result), headers: {} };
  } catch (error) {
    return answerOf(error);
  }
}

function bodyOf({ body }: ApiRequest): object {
  if (body === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw invalidParameter(undefined, 'The body is not valid JSON.');
  }
  if (!isTree(parsed)) throw invalidParameter(undefined, 'The body must be a JSON object.');
  return parsed;
}
