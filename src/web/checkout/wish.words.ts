import { inEveryLanguage } from '../language/words.js';

/** Words of what a pledge is made of, at the checkout and when it is changed. */
export const wishWords = inEveryLanguage({
  en: {
    amount: (currency: string) => `Your amount, in ${currency}`,
    amountHint: 'Rewards that you choose are part of it. Any sum above their price is a gift to the project.',
    sumLike: (example: string) => `Write a sum such as ${example}.`,
    amountMissing: 'Write how much you would like to give.',
    belowRewards: (sum: string) =>
      `The rewards that you chose cost ${sum} together. Give at least that, or choose fewer.`,
    steps: (step: string) => `Cards can only be charged in steps of ${step}.`,
    rewards: 'Rewards',
    rewardsHint: (minutes: number) =>
      `What you choose is kept for you for ${minutes} minutes once you have pledged, while you give your card.`,
    howMany: 'How many',
    of: (title: string) => `of ${title}`,
    quantity: (most: number) => `Write a whole number from 0 to ${most}.`,
    left: (count: number) => `${count} left`,
    gone: 'All taken',
    promised: (month: string) => `promised for ${month}`,
    tip: (operator: string) => `A tip for ${operator}, which runs this service`,
    tipHint: 'Only if you like. It is charged together with your pledge and does not count towards the goal.',
    visibility: 'Who sees your name',
    visibilities: { public: 'Everybody', creator: 'The creator only', hidden: 'Nobody' },
    visibilityHints: {
      public: 'Your name stands among the backers.',
      creator: 'The creator can thank you by name.',
      hidden: 'The creator can still thank you through us.',
    },
  },
  fr: {
    amount: (currency: string) => `Votre montant, en ${currency}`,
    amountHint: 'Les contreparties choisies y sont comprises. Ce qui dépasse leur prix est un don au projet.',
    sumLike: (example: string) => `Écrivez une somme comme ${example}.`,
    amountMissing: 'Indiquez combien vous voulez donner.',
    belowRewards: (sum: string) =>
      `Les contreparties choisies coûtent ${sum} ensemble. Donnez au moins cette somme, ou choisissez-en moins.`,
    steps: (step: string) => `Les cartes ne peuvent être débitées que par pas de ${step}.`,
    rewards: 'Contreparties',
    rewardsHint: (minutes: number) =>
      `Ce que vous choisissez vous est réservé pendant ${minutes} minutes dès votre promesse, le temps de donner votre carte.`,
    howMany: 'Combien',
    of: (title: string) => `de ${title}`,
    quantity: (most: number) => `Écrivez un nombre entier de 0 à ${most}.`,
    left: (count: number) => `encore ${count}`,
    gone: 'Épuisé',
    promised: (month: string) => `promis pour ${month}`,
    tip: (operator: string) => `Un pourboire pour ${operator}, qui exploite ce service`,
    tipHint: 'Seulement si vous le souhaitez. Il est débité avec votre promesse et ne compte pas pour l’objectif.',
    visibility: 'Qui voit votre nom',
    visibilities: { public: 'Tout le monde', creator: 'Le porteur du projet seulement', hidden: 'Personne' },
    visibilityHints: {
      public: 'Votre nom figure parmi les soutiens.',
      creator: 'Le porteur du projet peut vous remercier par votre nom.',
      hidden: 'Le porteur du projet peut toujours vous remercier par notre intermédiaire.',
    },
  },
  nl: {
    amount: (currency: string) => `Uw bedrag, in ${currency}`,
    amountHint: 'De beloningen die u kiest, zitten erin. Wat boven hun prijs gaat, is een gift aan het project.',
    sumLike: (example: string) => `Schrijf een bedrag zoals ${example}.`,
    amountMissing: 'Schrijf hoeveel u wilt geven.',
    belowRewards: (sum: string) =>
      `De beloningen die u koos, kosten samen ${sum}. Geef minstens dat, of kies er minder.`,
    steps: (step: string) => `Kaarten kunnen alleen in stappen van ${step} worden belast.`,
    rewards: 'Beloningen',
    rewardsHint: (minutes: number) =>
      `Wat u kiest, houden we ${minutes} minuten voor u vrij zodra u hebt toegezegd, terwijl u uw kaart opgeeft.`,
    howMany: 'Hoeveel',
    of: (title: string) => `van ${title}`,
    quantity: (most: number) => `Schrijf een geheel getal van 0 tot ${most}.`,
    left: (count: number) => `nog ${count}`,
    gone: 'Alles weg',
    promised: (month: string) => `beloofd voor ${month}`,
    tip: (operator: string) => `Een fooi voor ${operator}, die deze dienst beheert`,
    tipHint: 'Alleen als u dat wilt. Ze wordt samen met uw toezegging afgeschreven en telt niet mee voor het doel.',
    visibility: 'Wie uw naam ziet',
    visibilities: { public: 'Iedereen', creator: 'Alleen de initiatiefnemer', hidden: 'Niemand' },
    visibilityHints: {
      public: 'Uw naam staat bij de steungevers.',
      creator: 'De initiatiefnemer kan u bij naam bedanken.',
      hidden: 'De initiatiefnemer kan u toch bedanken via ons.',
    },
  },
});
