import { type AccountLetters, type Role } from './account.js';

const roles: Record<Role, string> = {
  moderator: 'modération : vous pouvez évaluer les campagnes et les suspendre',
  finance: 'finances : vous pouvez préparer, approuver et refuser les versements, et libérer les paiements retenus',
  auditor: 'audit : vous pouvez tout lire et ne rien modifier',
  owner: 'responsable : vous pouvez proposer et approuver les rôles des autres',
};

export const accountFr: AccountLetters = {
  verifyEmail: ({ link, until }) => ({
    subject: 'Merci de confirmer votre adresse e-mail',
    paragraphs: [
      'Quelqu’un, vous sans doute, s’est inscrit avec cette adresse. Votre compte sera prêt dès que vous aurez confirmé qu’elle est bien la vôtre :',
      link,
      `Le lien fonctionne une seule fois, jusqu’au ${until}. Les promesses que vous avez déjà faites avec cette adresse seront alors dans votre compte.`,
      'Si ce n’était pas vous, ne faites rien : sans confirmation, personne ne peut utiliser ce compte.',
    ],
  }),
  alreadyRegistered: ({ signIn, reset }) => ({
    subject: 'Vous avez déjà un compte',
    paragraphs: [
      'Quelqu’un, vous peut-être, a voulu s’inscrire avec cette adresse. Vous avez déjà un compte et rien n’a changé. Vous pouvez vous connecter comme d’habitude :',
      signIn,
      'Si vous avez oublié votre mot de passe, demandez-en un nouveau :',
      reset,
      'Si ce n’était pas vous, il n’y a rien à faire.',
    ],
  }),
  resetPassword: ({ link, until }) => ({
    subject: 'Choisissez un nouveau mot de passe',
    paragraphs: [
      'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour votre compte. Vous pouvez le choisir ici :',
      link,
      `Le lien fonctionne une seule fois, jusqu’au ${until}. Dès que le nouveau mot de passe est choisi, toutes vos sessions et tous vos jetons d’API prennent fin.`,
      'Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
    ],
  }),
  roleGranted: ({ role, since }) => ({
    subject: 'Vous avez un nouveau rôle',
    paragraphs: [
      `Depuis le ${since}, vous avez un rôle dans l’équipe, ${roles[role]}.`,
      'Pendant ses premières 24 heures, ce rôle n’approuve rien ; d’ici là, vous pouvez faire le tour des lieux.',
      'Si vous ne vous y attendiez pas, parlez-en à une autre personne de l’équipe.',
    ],
  }),
};
