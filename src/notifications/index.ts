export { Mailer, type OutgoingMail } from './mailer.js';
export { NotificationsModule } from './notifications.module.js';
