import { inEveryLanguage } from '../language/words.js';

export const quietWords = inEveryLanguage({
  en: {
    title: 'Mails about updates',
    endTitle: (campaign: string) => `No more mails about updates of “${campaign}”?`,
    endLede: 'You support this campaign. We still write to you about your pledge: its charge, its card, a refund.',
    end: 'Yes, no more of them',
    endedTitle: (campaign: string) => `You get no more mails about updates of “${campaign}”`,
    ended: 'What is new stands on the page of the campaign. About your pledge we write as before.',
    begin: 'I want them again',
    toCampaign: 'To the campaign',
  },
  fr: {
    title: 'Courriels sur les actualités',
    endTitle: (campaign: string) => `Plus de courriels sur les actualités de « ${campaign} » ?`,
    endLede:
      'Vous soutenez cette campagne. Nous vous écrivons toujours au sujet de votre promesse : son débit, sa carte, un remboursement.',
    end: 'Oui, je n’en veux plus',
    endedTitle: (campaign: string) => `Vous ne recevez plus de courriels sur les actualités de « ${campaign} »`,
    ended: 'Les nouvelles sont sur la page de la campagne. Au sujet de votre promesse, nous écrivons comme avant.',
    begin: 'J’en veux de nouveau',
    toCampaign: 'Vers la campagne',
  },
  nl: {
    title: 'Mails over nieuws',
    endTitle: (campaign: string) => `Geen mails meer over nieuws van “${campaign}”?`,
    endLede:
      'U steunt deze campagne. Over uw toezegging schrijven we u nog altijd: de afschrijving, de kaart, een terugbetaling.',
    end: 'Ja, liever niet meer',
    endedTitle: (campaign: string) => `U krijgt geen mails meer over nieuws van “${campaign}”`,
    ended: 'Wat er nieuw is, staat op de pagina van de campagne. Over uw toezegging schrijven we zoals voorheen.',
    begin: 'Ik wil ze weer',
    toCampaign: 'Naar de campagne',
  },
});
