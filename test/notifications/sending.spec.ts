// Guarantee: a letter that was written is sent at least once, whatever fails or dies meanwhile, twice under the same id
// at worst, and one that is refused never holds up the others.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Mailer, type OutgoingMail } from '../../src/notifications/mailer.js';
import { MailsRepository } from '../../src/notifications/mails.repository.js';
import { retryInMs } from '../../src/notifications/retry.rules.js';
import { SendMails } from '../../src/notifications/send-mails.js';
import { SmtpMailer } from '../../src/notifications/smtp-mailer.js';
import { openDatabase, type OpenDatabase } from '../support/database.js';

let open: OpenDatabase;
let mails: MailsRepository;
beforeEach(async () => {
  open = await openDatabase(4);
  mails = new MailsRepository(open.database);
});
afterEach(() => open.stop());

/** Takes what it is given, but for the addresses it is told to refuse. */
class PickyMailer extends Mailer {
  readonly batch = 2;
  readonly sent: OutgoingMail[] = [];
  readonly refused = new Set<string>();

  async send(mail: OutgoingMail): Promise<void> {
    if (this.refused.has(mail.to)) throw new Error('550 no such user');
    this.sent.push(mail);
  }

  async close(): Promise<void> {}
}

const write = (...names: string[]) =>
  open.database.inTransaction((tx) =>
    mails.write(
      tx,
      names.map((name) => ({
        occasion: `test:${name}`,
        kind: 'test',
        userId: null,
        aboutId: null,
        address: `${name}@example.org`,
        locale: 'en',
        subject: `To ${name}`,
        body: 'A line.\n.\nA line after a dot.\n',
        topic: null,
        unsubscribeUrl: null,
      })),
    ),
  );
const retryNow = () => open.dataSource.query(`update mails set retry_at = '-infinity' where sent_at is null`);

it('sends each once, and an occasion that is written again not at all', async () => {
  const mailer = new PickyMailer();
  await write('ada', 'grace', 'mary');
  await write('ada');
  await Promise.all([1, 2, 3].map(() => new SendMails(open.database, mails, mailer).execute()));
  expect(mailer.sent.map(({ to }) => to).sort()).toEqual(['ada@example.org', 'grace@example.org', 'mary@example.org']);
});

it('tries a refused one again, later, and sends the others meanwhile', async () => {
  const mailer = new PickyMailer();
  const send = new SendMails(open.database, mails, mailer);
  mailer.refused.add('ada@example.org');
  await write('ada', 'grace', 'mary');
  await send.execute();
  await send.execute();
  expect(mailer.sent.map(({ to }) => to)).toEqual(['grace@example.org', 'mary@example.org']);
  expect(await open.database.read('select tries, last_error from mails where sent_at is null')).toEqual([
    { tries: 1, last_error: 'Error' },
  ]);
  mailer.refused.clear();
  await retryNow();
  await send.execute();
  expect(mailer.sent.at(-1)?.to).toBe('ada@example.org');
});

it('sends again, under the same id, what a process had taken when it died', async () => {
  const mailer = new PickyMailer();
  await write('ada');
  const [taken] = await open.database.inTransaction((tx) => mails.claimUnsent(tx, 1, 600_000));
  await new SendMails(open.database, mails, mailer).execute();
  expect(mailer.sent).toEqual([]);
  await retryNow();
  await new SendMails(open.database, mails, mailer).execute();
  expect(mailer.sent.map(({ id }) => id)).toEqual([taken?.id]);
});

it('waits longer after each failure, an hour at most', () => {
  expect([1, 2, 3, 10, 11, 1_000].map(retryInMs)).toEqual([5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000]);
});

/** As much of an SMTP server as one letter needs. */
function smtpServer(): { server: Server; received: string[]; receivers: string[] } {
  const received: string[] = [];
  const receivers: string[] = [];
  const server = createServer((socket: Socket) => {
    let inData = false;
    let letter = '';
    socket.write('220 test ESMTP\r\n');
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('utf8').split('\r\n').slice(0, -1)) {
        if (inData && line !== '.') letter += `${line}\n`;
        else if (inData) {
          inData = false;
          received.push(letter);
          socket.write('250 kept\r\n');
        } else if (line === 'DATA') {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (line.startsWith('RCPT')) {
          receivers.push(line);
          socket.write('250 known\r\n');
        } else if (line.startsWith('EHLO')) socket.write('250-test\r\n250 8BITMIME\r\n');
        else socket.write('250 fine\r\n');
      }
    });
    socket.on('error', () => socket.destroy());
  });
  return { server, received, receivers };
}

it('speaks SMTP: plain text in UTF-8, one receiver, a message id of its own', async () => {
  const { server, received, receivers } = smtpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`, 'Tally <tally@example.org>', 'tally.example');
  try {
    await mailer.send({
      id: 'id-1',
      to: 'zoe@example.org',
      subject: 'Été',
      text: 'Bonjour Zoë,\n.\nÀ bientôt.\n',
      html: '<p>Bonjour</p>',
      unsubscribeUrl: 'https://tally.example/unfollow?token=x',
    });
    // As a list it would be two receivers; as one odd address it is refused by whoever takes it.
    const to = 'ada@example.org, everybody@example.org';
    await mailer.send({ id: 'id-2', to, subject: 'x', text: 'x', html: 'x', unsubscribeUrl: null });
  } finally {
    await mailer.close();
    server.close();
  }
  expect(receivers).toHaveLength(2);
  expect(received[0]).toContain('Message-ID: <id-1@tally.example>');
  expect(received[0]).toContain('From: Tally <tally@example.org>');
  expect(received[0]).toContain('To: zoe@example.org');
  expect(received[0]).toContain('Content-Type: text/plain; charset=utf-8');
  expect(received[0]).toContain('Auto-Submitted: auto-generated');
  expect(received[0]).toContain('List-Unsubscribe: <https://tally.example/unfollow?token=x>');
  expect(received[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(received.at(-1)?.match(/^List-Unsubscribe:/gm)).toHaveLength(1);
});

it('tells mail programs how a letter is switched off by one click, on one line', async () => {
  const { server, received } = smtpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`, 'Tally <tally@example.org>', 'tally.example');
  const unsubscribeUrl = `https://tally.example/unsubscribe?topic=campaign_steps&token=${'x'.repeat(72)}`;
  try {
    await mailer.send({ id: 'id-1', to: 'zoe@example.org', subject: 'x', text: 'x', html: 'x', unsubscribeUrl });
  } finally {
    await mailer.close();
    server.close();
  }
  expect(received[0]).toContain(`\nList-Unsubscribe: <${unsubscribeUrl}>\n`);
  expect(received[0]).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n');
});
