import { type FactorChange } from '../../users/index.js';
import { type AccountLetters, type Role } from './account.js';

const roles: Record<Role, string> = {
  moderator: 'moderator: you can judge campaigns and suspend them',
  finance: 'finance: you can prepare, approve and reject payouts, and release held charges',
  auditor: 'auditor: you can read everything and change nothing',
  owner: 'owner: you can propose and approve the roles of others',
};

const changes: Record<FactorChange, string> = {
  'totp-added': 'An authenticator app was set up for your account. Its codes are asked for when you sign in.',
  'totp-removed': 'The authenticator app of your account was turned off. Its codes are not asked for any more.',
  'passkey-added': 'A passkey was added to your account. You can sign in with it, without a password.',
  'passkey-removed': 'A passkey was removed from your account. It opens nothing any more.',
  'recovery-code-used': 'One of your recovery codes was used. It is not good a second time.',
};

export const accountEn: AccountLetters = {
  verifyEmail: ({ link, until }) => ({
    subject: 'Please confirm your e-mail address',
    paragraphs: [
      'Somebody, we hope you, registered with this address. Your account is ready once you confirm that the address is yours:',
      link,
      `The link works once, until ${until}. Pledges that you made with this address before will then be in your account.`,
      'If it was not you, do nothing: without the confirmation nobody can use the account.',
    ],
  }),
  alreadyRegistered: ({ signIn, reset }) => ({
    subject: 'You already have an account',
    paragraphs: [
      'Somebody, perhaps you, tried to register with this address. You have an account already, so nothing has changed. You can sign in as you are used to:',
      signIn,
      'If you forgot your password, ask for a new one:',
      reset,
      'If it was not you, there is nothing to do.',
    ],
  }),
  signInLink: ({ link, until }) => ({
    subject: 'Your link to sign in',
    paragraphs: [
      'Somebody, we hope you, wants to sign in to your account. This link opens it, once you press the button on its page:',
      link,
      `It works once, until ${until}. Please pass it on to nobody.`,
      'If it was not you, do nothing: without this link nobody gets in.',
    ],
  }),
  resetPassword: ({ link, until }) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody, we hope you, asked for a new password for your account. You can choose it here:',
      link,
      `The link works once, until ${until}. When the new password is set, every session and API token of yours ends.`,
      'If it was not you, do nothing: your password stays as it is.',
    ],
  }),
  roleGranted: ({ role, since }) => ({
    subject: `You have a new role: ${role}`,
    paragraphs: [
      `Since ${since} you have a role in the team, ${roles[role]}.`,
      'In its first 24 hours the role approves nothing; until then you can look around.',
      'If you did not expect this, please tell another member of the team.',
    ],
  }),
  secondFactorChanged: ({ change, page, reset }) => ({
    subject: 'The way you sign in has changed',
    paragraphs: [
      changes[change],
      'Here you see what is set up:',
      page,
      'If it was not you, somebody else knows your password. Choose a new one at once; it ends every session:',
      reset,
    ],
  }),
};
