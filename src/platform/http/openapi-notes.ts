import { RequestMethod } from '@nestjs/common';
import type * as swaggerModule from '@nestjs/swagger';
import { type ProblemClass, problemStatus, titleOf } from './problem.js';

type Swagger = typeof swaggerModule;

let notes: ((swagger: Swagger) => void)[] = [];

/** Keeps what a decorator has to say in OpenAPI until somebody asks for the document: loading Swagger costs 0.3 s CPU. */
export function noteForOpenApi(note: (swagger: Swagger) => void): void {
  notes.push(note);
}

/** Writes all notes into Swagger's metadata, once. */
export function applyNotes(swagger: Swagger): void {
  const open = notes;
  notes = [];
  for (const note of open) note(swagger);
}

export interface OperationNotes {
  /** One line: what the operation does. */
  readonly summary: string;
  readonly description?: string;
  /** The class of the answer, or `[Class]` for a list of them. */
  readonly answer?: object | readonly [object];
  /** Only where it is not the status that Nest answers anyway. */
  readonly status?: number;
  /** The problems that a caller of this operation should expect. */
  readonly problems?: readonly ProblemClass[];
}

/** Describes a controller's method in OpenAPI: `@Operation({ summary: 'Cancel a pledge', answer: PledgeResponse })`. */
export function Operation(operation: OperationNotes): MethodDecorator {
  return (target, name, descriptor) =>
    noteForOpenApi((swagger) => {
      const { summary, description, answer, status, problems = [] } = operation;
      swagger.ApiOperation({ summary, ...(description && { description }) })(target, name, descriptor);
      const type = { ...(answer && { type: answer as never }) };
      const response = { status: status ?? statusOf(descriptor.value), description: summary, ...type };
      swagger.ApiResponse(response)(target, name, descriptor);
      for (const thrown of problems) {
        const { status: code, title } = responseOf(thrown);
        swagger.ApiResponse({ status: code, description: title })(target, name, descriptor);
      }
    });
}

/** What Nest will answer: the `@HttpCode` of the method, or else 201 for POST and 200 for the rest. */
function statusOf(handler: unknown): number {
  const given: unknown = Reflect.getMetadata('__httpCode__', handler as object);
  if (typeof given === 'number') return given;
  return Reflect.getMetadata('method', handler as object) === RequestMethod.POST ? 201 : 200;
}

/** Groups the operations of a controller: `@OperationGroup('Pledges')`. */
export function OperationGroup(name: string): ClassDecorator {
  return (target) => noteForOpenApi((swagger) => swagger.ApiTags(name)(target));
}

function responseOf(thrown: ProblemClass): { status: number; title: string } {
  const { kind, code } = new thrown();
  return { status: problemStatus[kind], title: titleOf(code) };
}
