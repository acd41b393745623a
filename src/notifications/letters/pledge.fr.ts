import { type RightOfPledge } from '../../campaigns/index.js';
import { type CardTrouble } from '../../pledges/index.js';
import { type PledgeLetters, type ReleaseReason } from './pledge.js';

const withTip = (tip: string | null): string => (tip ? ` (dont ${tip} de pourboire à ce service)` : '');

const released: Record<
  ReleaseReason,
  { subject: (campaign: string) => string; happened: (campaign: string, deadline: string) => string }
> = {
  missed: {
    subject: (campaign) => `${campaign} n’a pas atteint son objectif`,
    happened: (campaign, deadline) => `« ${campaign} » s’est terminée le ${deadline} sans atteindre son objectif.`,
  },
  called_off: {
    subject: (campaign) => `La campagne ${campaign} a été annulée`,
    happened: (campaign) => `« ${campaign} » a été annulée avant que votre carte soit débitée.`,
  },
  shortfall: {
    subject: (campaign) => `La campagne ${campaign} s’arrête`,
    happened: (campaign) =>
      `Le premier tour de « ${campaign} » a permis d’encaisser moins que ce qu’exige sa propre règle ; la campagne s’arrête, et son second tour avec elle.`,
  },
};

const troubles: Record<CardTrouble, string> = {
  removed: 'n’est plus enregistrée chez notre prestataire de paiement',
  expired: 'a expiré',
  expires: 'expire avant d’avoir pu être débitée à coup sûr',
};

const rights: Record<RightOfPledge, string> = {
  no_reward: 'Vous n’avez choisi aucune contrepartie : rien ne vous est vendu. Vous pouvez annuler jusqu’à l’échéance.',
  mixed:
    'Le vendeur est un professionnel. La loi vous permet de vous rétracter pour une partie de vos contreparties, et pas pour les autres : votre promesse dit lesquelles.',
  not_a_trader:
    'Le vendeur n’agit pas à titre professionnel. La loi ne donne pas de droit de rétractation ; vous pouvez annuler jusqu’à l’échéance.',
  goods_14_days:
    'Le vendeur est un professionnel. La loi vous permet de vous rétracter sans motif jusqu’à 14 jours après avoir reçu la contrepartie ; le bouton se trouve sur la page de votre promesse.',
  service_14_days:
    'Le vendeur est un professionnel. La loi vous permet de vous rétracter sans motif jusqu’à 14 jours après le débit de votre carte ; le bouton se trouve sur la page de votre promesse.',
  sealed:
    'Le vendeur est un professionnel. La loi vous permet de vous rétracter jusqu’à la réception de la contrepartie, et ensuite seulement tant que le scellé est intact (directive 2011/83/UE, art. 16 e et i) ; le bouton se trouve sur la page de votre promesse.',
  custom_made:
    'Le vendeur est un professionnel. La contrepartie est faite selon vos souhaits : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 c).',
  perishable:
    'Le vendeur est un professionnel. La contrepartie se détériore vite : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 d).',
  dated:
    'Le vendeur est un professionnel. La contrepartie est un événement ou un séjour à date fixe : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 l).',
  digital:
    'Le vendeur est un professionnel. La contrepartie est un contenu numérique que vous recevez tout de suite : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 m).',
};

export const pledgeFr: PledgeLetters = {
  pledgeMade: ({ campaign, total, tip, consent, holdUntil, newCard, page, right, denial }) => ({
    subject: `Votre promesse à ${campaign} attend une carte`,
    paragraphs: [
      `Merci. Vous vous êtes engagé·e pour ${total}${withTip(tip)} en faveur de « ${campaign} ». Voici, mot pour mot, ce que vous avez accepté :`,
      `« ${consent} »`,
      rights[right],
      `La promesse compte dès qu’une carte est enregistrée. Nous gardons votre place jusqu’au ${holdUntil}. Si vous n’avez pas encore donné de carte, vous pouvez le faire ici :`,
      newCard,
      'Jusqu’à l’échéance, vous pouvez consulter, modifier ou annuler votre promesse ici :',
      page,
      ...(denial
        ? ['Ce n’est pas vous qui avez fait cette promesse ? Appuyez alors sur le bouton de cette page :', denial]
        : []),
    ],
  }),
  pledgeActive: ({
    campaign,
    total,
    tip,
    card,
    consent,
    deadline,
    target,
    descriptor,
    latest,
    page,
    calendar,
    campaignPage,
  }) => ({
    subject: `Votre promesse à ${campaign} compte`,
    paragraphs: [
      `Votre carte ${card} est enregistrée et votre promesse de ${total}${withTip(tip)} à « ${campaign} » compte. Merci.`,
      target
        ? `Rien n’a été débité. La campagne dure jusqu’au ${deadline}. Si elle atteint ${target} d’ici là, nous débitons ${total} de votre carte, au plus tard le ${latest} ; sinon, vous ne payez rien.`
        : `Rien n’a été débité. La campagne dure jusqu’au ${deadline}. Ensuite, nous débitons ${total} de votre carte, au plus tard le ${latest}, quelle que soit la somme atteinte.`,
      `Votre relevé indiquera alors « ${descriptor} ». Vous avez accepté ceci :`,
      `« ${consent} »`,
      'Trois jours avant la fin, nous vous le rappelons par courriel. Jusqu’à l’échéance, vous pouvez modifier ou annuler votre promesse. Dans les dernières 24 heures, ce n’est pas possible si la campagne passait ainsi sous son objectif.',
      page,
      'La fin de la campagne pour votre agenda :',
      calendar,
      'Si vous voulez en parler autour de vous, voici son adresse :',
      campaignPage,
    ],
  }),
  pledgeChanged: ({ campaign, total, tip, rewards, deadline, page }) => ({
    subject: `Vous avez modifié votre promesse à ${campaign}`,
    paragraphs: [
      `Votre promesse à « ${campaign} » est maintenant de ${total}${withTip(tip)}.`,
      rewards ? `Vous avez choisi : ${rewards}.` : 'Vous n’avez choisi aucune contrepartie.',
      `Rien n’a été débité ; la campagne dure jusqu’au ${deadline}. Si cette modification ne vient pas de vous, annulez la promesse ici :`,
      page,
    ],
  }),
  pledgeLinks: ({ pledges }) => ({
    subject: 'Vos promesses',
    paragraphs: [
      'Vous avez demandé le chemin vers vos promesses. Chaque lien en ouvre une, pour la voir, la modifier ou l’annuler :',
      ...pledges.flatMap(({ campaign, total, page }) => [`${campaign}, ${total}:`, page]),
      'Ne transmettez ces liens à personne : qui en a un peut voir la promesse.',
      'Si ce n’était pas vous, il n’y a rien à faire. Vous seul avez reçu ce message.',
    ],
  }),
  pledgeCode: ({ campaign, total, code, until }) => ({
    subject: `${code} est votre code`,
    paragraphs: [
      `Quelqu’un, vous sans doute, veut modifier votre promesse de ${total} à « ${campaign} ». Tapez ce code sur la page qui le demande :`,
      code,
      `Il fonctionne une seule fois, jusqu’au ${until}. Ne le donnez à personne : nous ne le demandons jamais par téléphone ni par courriel.`,
      'Si ce n’était pas vous, ne faites rien : sans ce code, rien ne peut être modifié dans votre promesse.',
    ],
  }),
  pledgeCancelled: ({ campaign, total, page }) => ({
    subject: `Vous avez annulé votre promesse à ${campaign}`,
    paragraphs: [
      `Votre promesse de ${total} à « ${campaign} » est annulée. Rien n’a été débité et rien ne le sera.`,
      'Il n’y a plus rien à faire. Vous pouvez relire ici ce qu’elle était :',
      page,
    ],
  }),
  pledgeDenied: ({ campaign, total, because, page }) => ({
    subject: `Vous n’avez pas fait de promesse à ${campaign}`,
    paragraphs: [
      `Vous nous avez dit que vous n’avez pas fait la promesse de ${total} à « ${campaign} » qui porte votre adresse.`,
      because === 'ended'
        ? 'Elle a pris fin. Rien n’a été débité, rien ne le sera, et aucune carte n’est gardée.'
        : 'Elle a été débitée, ou l’est en ce moment. Notre équipe financière est prévenue et l’examine ; si la carte est la vôtre, prévenez aussi votre banque.',
      'Pendant 30 jours, personne ne peut promettre avec votre adresse sans compte. Ce qui porte votre adresse :',
      page,
    ],
  }),
  pledgeDeniedAfterCharge: ({ campaign, total, page }) => ({
    subject: `« Ce n’était pas moi » : une promesse à ${campaign}`,
    paragraphs: [
      `La personne qui lit l’adresse d’une promesse de ${total} à « ${campaign} » dit ne pas l’avoir faite. Elle a été débitée, ou l’est en ce moment.`,
      'Examinez-la, et ordonnez un remboursement pour faute de la plateforme s’il y a lieu :',
      page,
    ],
  }),
  pledgeWithdrawn: ({ campaign, total, rewards, at, because, page }) => ({
    subject: `Vous vous êtes rétracté du contrat : ${campaign}`,
    paragraphs: [
      `Le ${at}, vous avez déclaré vous rétracter du contrat concernant votre promesse de ${total} à « ${campaign} » (${rewards}). Conservez ce courriel : il en est la confirmation.`,
      because === 'charged'
        ? 'Ce que vous avez payé vous revient par le même moyen, dans les 14 jours ; nous vous écrivons lors de l’envoi. Les contreparties que la loi exclut de la rétractation n’en font pas partie.'
        : 'Si rien n’a encore été débité, votre promesse est annulée tout de suite. Si votre carte est débitée en ce moment même, le montant vous revient par le même moyen.',
      'Aucun motif n’est nécessaire et il n’y a plus rien à faire. Vous pouvez relire votre promesse ici :',
      page,
    ],
  }),
  cardWanted: ({ campaign, total, card, trouble, deadline, newCard, page }) => ({
    subject: `Merci de donner une autre carte pour ${campaign}`,
    paragraphs: [
      `Votre carte ${card}, enregistrée pour votre promesse de ${total} à « ${campaign} », ${troubles[trouble]}. La campagne se termine le ${deadline}, et les cartes sont débitées ensuite.`,
      'Rien n’a été débité. Merci de donner une autre carte ; cela prend une minute :',
      newCard,
      'Sans cela, le débit échouera probablement et votre part manquera à la campagne. Vous pouvez modifier ou annuler votre promesse ici :',
      page,
    ],
  }),
  chargeNear: ({ campaign, total, tip, card, deadline, latest, target, descriptor, page }) => ({
    subject: `${campaign} se termine dans trois jours : ${total}`,
    paragraphs: [
      target
        ? `« ${campaign} » se termine le ${deadline}. Si ${target} sont atteints d’ici là, nous débitons votre carte ${card} de ${total}${withTip(tip)}, peu après et au plus tard le ${latest}. Sinon, vous ne payez rien.`
        : `« ${campaign} » se termine le ${deadline}. Ensuite, nous débitons votre carte ${card} de ${total}${withTip(tip)}, au plus tard le ${latest}, quelle que soit la somme atteinte.`,
      `Votre relevé indiquera alors « ${descriptor} ».`,
      'Si vous ne le souhaitez plus, vous pouvez annuler ou modifier votre promesse ici jusqu’à l’échéance ; dans les dernières 24 heures, ce n’est pas possible si la campagne passait ainsi sous son objectif :',
      page,
    ],
  }),
  pledgeExpired: ({ campaign, total, campaignPage }) => ({
    subject: `Votre promesse à ${campaign} n’a plus cours`,
    paragraphs: [
      `Aucune carte n’a été enregistrée à temps pour votre promesse de ${total} à « ${campaign} » ; nous avons donc rendu votre place. Rien n’a été débité et rien ne le sera.`,
      'Si vous voulez toujours participer, engagez-vous à nouveau :',
      campaignPage,
    ],
  }),
  pledgeReleased: ({ campaign, total, because, deadline, page }) => ({
    subject: released[because].subject(campaign),
    paragraphs: [
      `${released[because].happened(campaign, deadline)} Votre promesse de ${total} est libérée : rien n’a été débité et rien ne le sera.`,
      'Il n’y a rien à faire. Merci de votre soutien.',
      page,
    ],
  }),
};
