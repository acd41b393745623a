import { type Settings } from '../../../config/settings.js';
import { canSendMail } from '../../notifications/index.js';
import { type Examination, missing, ok, unless } from './finding.js';

const patienceMs = 10_000;

/** What people reach us by, and we them. */
export const examineMail = (url: string): Examination => ({
  area: 'mail',
  run: async () => {
    await canSendMail(url);
    return [ok('the mail server takes us')];
  },
});

/** Whether the address that stands in every letter leads here. */
export const examineAddress = ({ PUBLIC_URL }: Settings): Examination => ({
  area: 'address',
  run: async () => {
    const url = new URL('/health/ready', PUBLIC_URL).href;
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    return [
      unless(
        answer.ok,
        `${PUBLIC_URL} leads to a service that is ready`,
        missing(`${url} answers ${answer.status}`, 'start the service, and let your proxy lead there'),
      ),
    ];
  },
});
