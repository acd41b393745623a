import { type AccountLetters, type Role } from './account.js';

const roles: Record<Role, string> = {
  moderator: 'moderatie: u kunt campagnes beoordelen en opschorten',
  finance: 'financiën: u kunt uitbetalingen voorbereiden, goedkeuren en afwijzen, en vastgehouden betalingen vrijgeven',
  auditor: 'audit: u kunt alles lezen en niets veranderen',
  owner: 'eigenaar: u kunt rollen van anderen voorstellen en goedkeuren',
};

export const accountNl: AccountLetters = {
  verifyEmail: ({ link, until }) => ({
    subject: 'Bevestig uw e-mailadres',
    paragraphs: [
      'Iemand, hopelijk u, heeft zich met dit adres geregistreerd. Uw account is klaar zodra u bevestigt dat het adres van u is:',
      link,
      `De link werkt één keer, tot ${until}. Toezeggingen die u eerder met dit adres hebt gedaan, staan dan in uw account.`,
      'Was u het niet, doe dan niets: zonder bevestiging kan niemand het account gebruiken.',
    ],
  }),
  alreadyRegistered: ({ signIn, reset }) => ({
    subject: 'U hebt al een account',
    paragraphs: [
      'Iemand, misschien u, wilde zich met dit adres registreren. U hebt al een account en er is niets veranderd. U kunt aanmelden zoals u gewend bent:',
      signIn,
      'Bent u uw wachtwoord vergeten, vraag dan een nieuw aan:',
      reset,
      'Was u het niet, dan hoeft u niets te doen.',
    ],
  }),
  resetPassword: ({ link, until }) => ({
    subject: 'Kies een nieuw wachtwoord',
    paragraphs: [
      'Iemand, hopelijk u, heeft een nieuw wachtwoord voor uw account gevraagd. U kunt het hier kiezen:',
      link,
      `De link werkt één keer, tot ${until}. Zodra het nieuwe wachtwoord is ingesteld, eindigen al uw sessies en API-tokens.`,
      'Was u het niet, doe dan niets: uw wachtwoord blijft zoals het is.',
    ],
  }),
  roleGranted: ({ role, since }) => ({
    subject: 'U hebt een nieuwe rol',
    paragraphs: [
      `Sinds ${since} hebt u een rol in het team, ${roles[role]}.`,
      'In de eerste 24 uur keurt de rol niets goed; tot dan kunt u rondkijken.',
      'Had u dit niet verwacht, vertel het dan aan iemand anders van het team.',
    ],
  }),
};
