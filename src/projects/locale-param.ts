import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { MalformedInput } from '../platform/http/index.js';
import { type Locale, locales } from '../users/index.js';

@Injectable()
class LocalePipe implements PipeTransform {
  transform(value: unknown): Locale {
    const locale = locales.find((known) => known === value);
    if (!locale)
      throw new MalformedInput({ errors: [{ pointer: '/locale', message: `must be one of ${locales.join(', ')}` }] });
    return locale;
  }
}

/** A path parameter that is a language: `@LocaleParam('locale') locale: Locale`. @throws MalformedInput (400) */
export const LocaleParam = (name: string): ParameterDecorator => Param(name, LocalePipe);
