import { problem } from '../../platform/http/index.js';

export class NobodyToWriteTo extends problem(
  'conflict',
  'nobody-to-write-to',
  'There is no backer of this kind at this moment, so there is nobody to write to.',
) {}

export class LanguageTwice extends problem(
  'invalid',
  'language-twice',
  'A message has one text in each language. Leave one of the two out.',
) {}

export class RewardNotOfCampaign extends problem(
  'invalid',
  'reward-not-of-campaign',
  'Name a reward of this campaign to write to those who chose it, and none for everybody else.',
) {}
