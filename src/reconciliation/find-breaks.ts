import { Injectable } from '@nestjs/common';
import { AskMovements } from './ask-movements.js';
import { BookOwnBusiness } from './book-own-business.js';
import { JudgeDifferences } from './judge-differences.js';

/** From the mirror to the breaks: books what is the operator's own, asks about the rest, and judges what is left. */
@Injectable()
export class FindBreaks {
  constructor(
    private readonly bookOwnBusiness: BookOwnBusiness,
    private readonly askMovements: AskMovements,
    private readonly judgeDifferences: JudgeDifferences,
  ) {}

  /** Does nothing more once it is asked to stop. @throws ProviderBusy, ProviderUnknownOutcome */
  async execute(stopping: AbortSignal): Promise<void> {
    await this.bookOwnBusiness.execute();
    const campaigns = await this.askMovements.execute(stopping);
    if (!stopping.aborted) await this.judgeDifferences.execute(campaigns);
  }
}
