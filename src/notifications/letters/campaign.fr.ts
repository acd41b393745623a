import { type CampaignLetters, type RefundingReason, type ReviewDecision } from './campaign.js';

const decisions: Record<ReviewDecision, { subject: string; meaning: string }> = {
  approved: { subject: 'est approuvée', meaning: 'l’a approuvée. Vous pouvez maintenant choisir quand elle ouvre.' },
  changes_requested: {
    subject: 'demande des changements',
    meaning: 'demande des changements. Merci de modifier le brouillon et de le soumettre à nouveau.',
  },
  rejected: {
    subject: 'n’est pas approuvée',
    meaning: 'ne l’a pas approuvée. Elle ne peut pas ouvrir sur ce service.',
  },
};

const refunding: Record<RefundingReason, string> = {
  shortfall: 'il a été encaissé moins que ce que demande sa propre règle',
  cancelled: 'elle a été annulée alors que les débits avaient commencé',
};

export const campaignFr: CampaignLetters = {
  campaignSubmitted: ({ campaign, page }) => ({
    subject: `À évaluer : ${campaign}`,
    paragraphs: [
      `« ${campaign} » a été soumise et attend une évaluation. Merci de la juger selon les critères publiés, avec une note pour chacun, et de dire pourquoi.`,
      page,
    ],
  }),
  campaignReviewed: ({ campaign, decision, comment, page }) => ({
    subject: `${campaign} ${decisions[decision].subject}`,
    paragraphs: [
      `L’équipe de modération a lu « ${campaign} » et ${decisions[decision].meaning}`,
      `Elle écrit :\n${comment}`,
      page,
    ],
  }),
  campaignScheduled: ({ campaign, opens, deadline, page }) => ({
    subject: `${campaign} ouvre le ${opens}`,
    paragraphs: [
      `« ${campaign} » est programmée : elle ouvre le ${opens} et se termine le ${deadline}. Jusqu’à l’ouverture, vous pouvez la reprendre pour la modifier ; ensuite, ses conditions restent telles quelles.`,
      page,
    ],
  }),
  campaignOpened: ({ campaign, deadline, target, page }) => ({
    subject: `${campaign} est ouverte`,
    paragraphs: [
      `« ${campaign} » est ouverte aux promesses jusqu’au ${deadline}. Son objectif est de ${target}. C’est le moment d’en parler autour de vous :`,
      page,
    ],
  }),
  campaignReached: ({ campaign, pledged, until, page }) => ({
    subject: `${campaign} aboutit : ${pledged} promis`,
    paragraphs: [
      `« ${campaign} » s’est terminée avec ${pledged} promis, et elle aboutit. Félicitations.`,
      `Nous débitons maintenant les cartes. Quand un débit n’aboutit pas, nous réessayons et écrivons à la personne, jusqu’au ${until}. Certains n’aboutiront pas ; seul ce qui est encaissé est versé.`,
      page,
    ],
  }),
  campaignSecondRound: ({ campaign, pledged, target, deadline, page }) => ({
    subject: `${campaign} a réussi son premier tour : ${pledged} promis`,
    paragraphs: [
      `Le premier tour de « ${campaign} » s’est terminé avec ${pledged} promis, et il est réussi. Félicitations. Nous débitons maintenant ces cartes.`,
      `Le second tour est ouvert jusqu’au ${deadline}, vers ${target} pour tout ce que vous avez prévu, les deux tours ensemble. Tout ce qui y est promis sera débité ensuite. C’est le moment d’en parler à nouveau :`,
      page,
    ],
  }),
  campaignMissed: ({ campaign, pledged, target, page }) => ({
    subject: `${campaign} n’a pas atteint son objectif`,
    paragraphs: [
      `« ${campaign} » s’est terminée avec ${pledged} promis, pour un objectif de ${target}. Personne n’est débité ; nous prévenons chaque personne que sa promesse est libérée.`,
      'Vous pouvez commencer une autre campagne pour le même projet.',
      page,
    ],
  }),
  campaignSuccessful: ({ campaign, collected, dropped, payoutFrom, page }) => ({
    subject: `${campaign} : ${collected} encaissés`,
    paragraphs: [
      `L’encaissement pour « ${campaign} » est terminé : ${collected} ont été encaissés et ${dropped} n’ont pas pu l’être.`,
      `Le premier versement peut se faire à partir du ${payoutFrom}, moins les frais convenus. Une personne des finances le prépare et une autre l’approuve ; nous vous écrivons à chaque étape.`,
      page,
    ],
  }),
  campaignRefunding: ({ campaign, collected, because, givenBack, page }) => ({
    subject:
      givenBack === 'unpaid'
        ? `${campaign} : ce qui n’était pas versé est rendu`
        : `${campaign} : tout le monde est remboursé`,
    paragraphs: [
      givenBack === 'unpaid'
        ? `« ${campaign} » a été annulée alors qu’une partie avait été versée. Ce qui n’était pas versé retourne aux cartes d’où il vient, à tout le monde dans la proportion où il est venu.`
        : `Toutes les personnes qui ont payé pour « ${campaign} » récupèrent tout, car ${refunding[because]}. ${collected} retournent aux cartes d’où ils viennent.`,
      'Vous n’avez rien à faire. Nous écrivons à chaque personne quand son argent est envoyé, et à vous quand tout l’est.',
      page,
    ],
  }),
  campaignRefunded: ({ campaign, page }) => ({
    subject: `${campaign} : tout l’argent a été renvoyé`,
    paragraphs: [
      `Chaque débit pour « ${campaign} » a été remboursé et la campagne est close sans succès. Il n’y a rien à faire.`,
      page,
    ],
  }),
  campaignCancelled: ({ campaign, givenBack, page }) => ({
    subject: `${campaign} est annulée`,
    paragraphs: [
      `« ${campaign} » est annulée. Personne ne sera débité ; ${givenBack === 'unpaid' ? 'de ce qui avait été débité, ce qui n’était pas versé a été rendu' : 'les personnes qui l’avaient été sont remboursées'}. Nous les prévenons nous-mêmes.`,
      page,
    ],
  }),
  campaignSuspended: ({ campaign, page }) => ({
    subject: `${campaign} est suspendue`,
    paragraphs: [
      `L’équipe de modération a suspendu « ${campaign} ». Entre-temps, personne ne peut contribuer, et personne n’est ni débité ni payé ; les promesses peuvent être annulées. Son échéance ne s’arrête pas. Si la suspension n’est pas levée dans les 30 jours, la campagne est annulée.`,
      'Merci de répondre à l’équipe si vous savez de quoi il s’agit, ou de lui poser la question.',
      page,
    ],
  }),
  campaignResumed: ({ campaign, page }) => ({
    subject: `${campaign} reprend`,
    paragraphs: [
      `La suspension de « ${campaign} » est levée ; elle reprend là où elle en était. Le temps d’encaissement perdu est ajouté.`,
      page,
    ],
  }),
  deputyInvited: ({ project, owner, page }) => ({
    subject: `${owner} vous propose la suppléance de ${project}`,
    paragraphs: [
      `${owner} vous demande d’être suppléant·e du projet « ${project} ». La personne suppléante reçoit les messages qui le concernent et prend le relais si la personne responsable ne répond plus ; sans elle, aucun projet ne peut récolter d’argent.`,
      'Si vous êtes d’accord, connectez-vous avec un compte à cette adresse, ou créez-en un, et acceptez ici :',
      page,
      'Si vous ne le souhaitez pas, ne faites rien.',
    ],
  }),
};
