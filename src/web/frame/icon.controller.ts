import { Controller, Get, Header } from '@nestjs/common';
import { noteForOpenApi } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path stroke="#c2341a" stroke-width="3" stroke-linecap="round" d="M6 6v20M12 6v20M18 6v20M24 6v20M3 21 28 10"/></svg>';

@Controller('icon.svg')
@Allow('pages.read')
export class IconController {
  @Get()
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  icon(): string {
    return icon;
  }
}

noteForOpenApi((swagger) => swagger.ApiExcludeController()(IconController));
