export { ChooseMails } from './choose-mails.js';
export { MailQuery, type MailResponse } from './dev-mail.dto.js';
export { letterHtml } from './letters/letter-html.js';
export { ReadMails } from './read-mails.js';
export { Mailer, type OutgoingMail } from './mailer.js';
export { type MailTopic, mailTopics } from './topic.rules.js';
export { canSendMail } from './smtp-mailer.js';
export { NotificationsModule } from './notifications.module.js';
