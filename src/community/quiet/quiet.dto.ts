import { SecretField } from '../../platform/http/index.js';

export class QuietLinkRequest {
  @SecretField({ max: 200, description: 'From the link in the mail.' })
  token!: string;
}
