import { type AccountLetters, type Role } from './account.js';

const roles: Record<Role, string> = {
  moderator: 'moderator: you can judge campaigns and suspend them',
  finance: 'finance: you can prepare, approve and reject payouts, and release held charges',
  auditor: 'auditor: you can read everything and change nothing',
  owner: 'owner: you can propose and approve the roles of others',
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
};
