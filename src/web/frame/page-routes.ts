import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { noteForOpenApi } from '../../platform/http/index.js';
import { locales } from '../../users/index.js';
import { KnowViewer } from './know-viewer.js';
import { OwnFormsGuard } from './own-forms.guard.js';

/** A controller of pages: its routes are there once per language, and are no part of the API's description. */
export function PageRoutes(path = ''): ClassDecorator {
  const prefixes = locales.map((locale) => (path ? `${locale}/${path}` : locale));
  const exclude: ClassDecorator = (target) => noteForOpenApi((swagger) => swagger.ApiExcludeController()(target));
  return applyDecorators(Controller(prefixes), UseGuards(OwnFormsGuard), UseInterceptors(KnowViewer), exclude);
}
