import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type ProviderCharge } from './provider-objects.js';

/**
 * Whether statements show what our mails say they do: the first belongs to the provider's account, the second is a
 * setting, and a backer who does not find the name they were told disputes the charge.
 */
@Injectable()
export class CompareStatement {
  private readonly logger = new Logger(CompareStatement.name);
  private told = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Told once per process: all charges of an account show the same. */
  execute({ id, statementDescriptor: shown }: ProviderCharge): void {
    const { STATEMENT_DESCRIPTOR: told } = this.settings;
    if (this.told || shown === null || shown.toUpperCase() === told.toUpperCase()) return;
    this.told = true;
    this.logger.error({ message: 'statements show another name than mails say', charge: id, shown, told });
  }
}
