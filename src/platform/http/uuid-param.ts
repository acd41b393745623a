import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from './fields.rules.js';
import { MalformedId } from './frame.errors.js';

@Injectable()
export class UuidPipe implements PipeTransform {
  transform(value: unknown): string {
    if (!isUuid(value)) throw new MalformedId();
    return value.toLowerCase();
  }
}

/** A path parameter that is a UUID: `@UuidParam('id') id: string`. @throws MalformedId (400) */
export const UuidParam = (name: string): ParameterDecorator => Param(name, UuidPipe);
