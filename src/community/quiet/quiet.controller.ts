import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Operation, OperationGroup } from '../../platform/http/index.js';
import { Allow, LinkInvalid } from '../../users/index.js';
import { QuietLinkRequest } from './quiet.dto.js';
import { QuietUpdates } from './quiet-updates.js';

@Controller('v1/update-mails')
@OperationGroup('Community')
export class QuietController {
  constructor(private readonly quietUpdates: QuietUpdates) {}

  @Post('end')
  @HttpCode(204)
  @Allow('update-mails.choose')
  @Operation({
    summary: 'No more mails about the updates of a campaign, by the link in one',
    status: 204,
    problems: [LinkInvalid],
  })
  end(@Body() body: QuietLinkRequest): Promise<void> {
    return this.quietUpdates.execute(body);
  }

  @Post('begin')
  @HttpCode(204)
  @Allow('update-mails.choose')
  @Operation({ summary: 'They are wanted again, by the same link', status: 204, problems: [LinkInvalid] })
  begin(@Body() body: QuietLinkRequest): Promise<void> {
    return this.quietUpdates.undo(body);
  }
}
