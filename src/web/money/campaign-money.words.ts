import { type PayoutState, type TermName } from '../../payouts/index.js';
import { inEveryLanguage } from '../language/words.js';

/** A line of the books: its name, and what it is in one sentence. */
type Line = readonly [name: string, meaning: string];

export interface Rates {
  readonly fee: string;
  readonly vat: string;
  readonly reserve: string;
  readonly reserveDays: number;
}

/** What stays for later parts or below a step is part of what is left, and has no line of its own. */
export type ShownTerm = Exclude<TermName, 'later_tranches' | 'below_step' | 'not_returned'>;

const lines = (of: (rates: Rates) => Readonly<Record<ShownTerm, Line>>) => of;
const states = (words: Readonly<Record<PayoutState, string>>) => words;

export const campaignMoneyWords = inEveryLanguage({
  en: {
    title: (campaign: string) => `The money of “${campaign}”`,
    heading: 'The money of this campaign',
    lede: 'Every line comes from the ledger at this moment: what came in, what went out, and what is still owed.',
    back: 'The campaign',
    nothing: 'Nothing has been charged yet.',
    nothingHint: (day: string) =>
      `Cards are charged after ${day}, if the goal is reached. From the first charge on, each sum has its line here.`,
    neverHint: 'No card was charged for this campaign, so there is nothing to account for.',
    ofItShipping: (sum: string) =>
      `Of what was collected, ${sum} was paid for sending rewards. It is the project’s, and does not count towards the goal.`,
    inAndOut: 'In and out',
    line: 'Line',
    amount: 'Amount',
    left: 'Left for the project',
    leftMeaning: 'Owed to the project and not paid out yet.',
    lines: lines(({ fee, vat, reserve, reserveDays }) => ({
      collected: ['Collected from backers', 'What cards and accounts were charged, once per pledge.'],
      refunds: ['Refunds', 'What went back to backers, and what is set aside to go back.'],
      disputes: ['Disputes', 'What backers’ banks took back, with what the provider charges for it.'],
      unexpected_receipts: ['Came too late', 'Money for pledges that had ended; it goes back in full.'],
      platform_fee: [
        'Fee of the platform',
        `${fee} of what was collected, once, and nothing of a campaign that fails.`,
      ],
      vat: ['VAT on that fee', `${vat} of the fee, owed to the state.`],
      processing_fees: ['Card fees', 'What the payment provider charged for the payments, to the cent as it said.'],
      paid_before: ['Paid out', 'Transferred to the project’s own account at the payment provider.'],
      debt: ['Earlier debt', 'What the project’s owner owed from earlier refunds; it is covered first.'],
      reserve: ['Reserve', `${reserve} of each payout is kept for ${reserveDays} days, for refunds that come later.`],
      other: ['Settled difference', 'A difference with the provider that staff looked into and booked.'],
    })),
    held: 'Where it lies now',
    heldMeaning: 'What is with us of this campaign’s money, and for whom.',
    heldNothing: 'Nothing of this campaign’s money is with us any more.',
    holdings: {
      left: ['For the project', 'Waits for its payout.'],
      feesDue: ['Of that, for the payment provider', 'Card fees that the next payout covers first.'],
      setAside: ['For backers', 'Set aside for refunds that were asked for and have not left yet.'],
      reserve: ['Kept back', 'For later refunds and disputes; paid out when its days are over.'],
    } satisfies Record<string, Line>,
    payouts: 'Payouts',
    noPayout: 'There was no payout yet.',
    earliest: (day: string) => `The first one can be prepared from ${day}.`,
    payout: (amount: string) => `Payout of ${amount}`,
    part: (number: number) => `part ${number} of the budget`,
    states: states({
      prepared: 'Waits for the second person',
      approved: 'Approved, on its way',
      rejected: 'Rejected by the second person',
      void: 'Void: what was prepared was not what would have been sent',
      paid: 'Sent',
      failed: 'Not sent: the provider refused it',
    }),
    steps: {
      prepared: 'Prepared by one person of finance',
      approved: 'Approved by a second person',
      rejected: 'Rejected by a second person',
      sent: 'Transferred',
      arrived: 'At the project’s bank',
    },
    fourEyes:
      'No payout leaves without two different people, neither of whom may be on the receiving side; the database refuses any other.',
    books: 'All accounts of the ledger',
    booksMeaning:
      'The same as a trial balance: what each account received and gave for this campaign. All balances together come to nothing, since every booking takes from one account what it gives to another.',
    account: 'Account',
    received: 'Received',
    given: 'Given',
    balance: 'Balance',
    together: 'Together',
    unknownAccount: 'Another account',
    audit: 'Who decided what is kept in a chain that shows every change.',
    auditLink: 'See its head, and how to verify it',
  },
  fr: {
    title: (campaign: string) => `L’argent de « ${campaign} »`,
    heading: 'L’argent de cette campagne',
    lede: 'Chaque ligne vient des comptes à l’instant même : ce qui est entré, ce qui est sorti et ce qui reste dû.',
    back: 'La campagne',
    nothing: 'Rien n’a encore été prélevé.',
    nothingHint: (day: string) =>
      `Les cartes sont débitées après le ${day}, si l’objectif est atteint. Dès le premier prélèvement, chaque somme a sa ligne ici.`,
    neverHint: 'Aucune carte n’a été débitée pour cette campagne : il n’y a rien à comptabiliser.',
    ofItShipping: (sum: string) =>
      `De ce qui a été récolté, ${sum} ont été payés pour l’envoi de contreparties. Cette somme est au projet et ne compte pas pour l’objectif.`,
    inAndOut: 'Entrées et sorties',
    line: 'Ligne',
    amount: 'Montant',
    left: 'Reste pour le projet',
    leftMeaning: 'Dû au projet et pas encore versé.',
    lines: lines(({ fee, vat, reserve, reserveDays }) => ({
      collected: ['Récolté', 'Ce qui a été prélevé sur les cartes et les comptes, une fois par promesse.'],
      refunds: ['Remboursements', 'Ce qui est retourné aux soutiens, et ce qui est mis de côté pour l’être.'],
      disputes: ['Litiges', 'Ce que les banques des soutiens ont repris, et ce que le prestataire facture pour cela.'],
      unexpected_receipts: ['Arrivé trop tard', 'Argent de promesses déjà terminées ; il est rendu en entier.'],
      platform_fee: [
        'Frais de la plateforme',
        `${fee} de ce qui a été récolté, une seule fois, et rien si la campagne échoue.`,
      ],
      vat: ['TVA sur ces frais', `${vat} des frais, dus à l’État.`],
      processing_fees: ['Frais de carte', 'Ce que le prestataire de paiement a facturé, au centime près.'],
      paid_before: ['Versé', 'Transféré sur le propre compte du projet chez le prestataire de paiement.'],
      debt: ['Dette antérieure', 'Ce que le porteur du projet devait pour des remboursements ; c’est réglé d’abord.'],
      reserve: [
        'Réserve',
        `${reserve} de chaque versement sont gardés ${reserveDays} jours pour des remboursements ultérieurs.`,
      ],
      other: ['Différence réglée', 'Une différence avec le prestataire que l’équipe a examinée et comptabilisée.'],
    })),
    held: 'Où il se trouve maintenant',
    heldMeaning: 'Ce que nous détenons de l’argent de cette campagne, et pour qui.',
    heldNothing: 'Nous ne détenons plus rien de l’argent de cette campagne.',
    holdings: {
      left: ['Pour le projet', 'Attend son versement.'],
      feesDue: ['Dont pour le prestataire', 'Frais de carte que le prochain versement couvre d’abord.'],
      setAside: ['Pour les soutiens', 'Mis de côté pour des remboursements demandés et pas encore partis.'],
      reserve: ['Gardé en réserve', 'Pour des remboursements et litiges ultérieurs ; versé une fois le délai écoulé.'],
    } satisfies Record<string, Line>,
    payouts: 'Versements',
    noPayout: 'Il n’y a pas encore eu de versement.',
    earliest: (day: string) => `Le premier peut être préparé à partir du ${day}.`,
    payout: (amount: string) => `Versement de ${amount}`,
    part: (number: number) => `partie ${number} du budget`,
    states: states({
      prepared: 'Attend la deuxième personne',
      approved: 'Approuvé, en route',
      rejected: 'Refusé par la deuxième personne',
      void: 'Nul : ce qui était préparé n’était plus ce qui serait parti',
      paid: 'Envoyé',
      failed: 'Pas envoyé : le prestataire l’a refusé',
    }),
    steps: {
      prepared: 'Préparé par une personne des finances',
      approved: 'Approuvé par une deuxième personne',
      rejected: 'Refusé par une deuxième personne',
      sent: 'Transféré',
      arrived: 'À la banque du projet',
    },
    fourEyes:
      'Aucun versement ne part sans deux personnes différentes, dont aucune n’en bénéficie ; la base de données refuse tout autre cas.',
    books: 'Tous les comptes',
    booksMeaning:
      'Une balance des comptes : ce que chaque compte a reçu et donné pour cette campagne. Tous les soldes réunis font zéro, puisque chaque écriture prend à un compte ce qu’elle donne à un autre.',
    account: 'Compte',
    received: 'Reçu',
    given: 'Donné',
    balance: 'Solde',
    together: 'Ensemble',
    unknownAccount: 'Un autre compte',
    audit: 'Qui a décidé quoi est conservé dans une chaîne qui montre toute modification.',
    auditLink: 'Voir sa tête, et comment la vérifier',
  },
  nl: {
    title: (campaign: string) => `Het geld van ‘${campaign}’`,
    heading: 'Het geld van deze campagne',
    lede: 'Elke lijn komt op dit ogenblik uit de boeken: wat binnenkwam, wat vertrok en wat nog verschuldigd is.',
    back: 'De campagne',
    nothing: 'Er is nog niets afgenomen.',
    nothingHint: (day: string) =>
      `Kaarten worden belast na ${day}, als het doel is bereikt. Vanaf de eerste inning heeft elk bedrag hier zijn lijn.`,
    neverHint: 'Voor deze campagne werd geen enkele kaart belast: er valt niets te verantwoorden.',
    ofItShipping: (sum: string) =>
      `Van wat is geïnd, is ${sum} betaald om beloningen te versturen. Dat is van het project en telt niet mee voor het doel.`,
    inAndOut: 'In en uit',
    line: 'Lijn',
    amount: 'Bedrag',
    left: 'Rest voor het project',
    leftMeaning: 'Verschuldigd aan het project en nog niet uitbetaald.',
    lines: lines(({ fee, vat, reserve, reserveDays }) => ({
      collected: ['Geïnd', 'Wat van kaarten en rekeningen werd afgenomen, één keer per toezegging.'],
      refunds: ['Terugbetalingen', 'Wat terugging naar steungevers, en wat daarvoor opzij is gezet.'],
      disputes: ['Betwistingen', 'Wat banken van steungevers terughaalden, met wat de betaaldienst daarvoor rekent.'],
      unexpected_receipts: ['Te laat gekomen', 'Geld van toezeggingen die al voorbij waren; het gaat volledig terug.'],
      platform_fee: [
        'Vergoeding van het platform',
        `${fee} van wat werd geïnd, één keer, en niets als een campagne mislukt.`,
      ],
      vat: ['Btw op die vergoeding', `${vat} van de vergoeding, verschuldigd aan de staat.`],
      processing_fees: ['Kaartkosten', 'Wat de betaaldienst voor de betalingen rekende, tot op de cent.'],
      paid_before: ['Uitbetaald', 'Overgemaakt naar de eigen rekening van het project bij de betaaldienst.'],
      debt: ['Eerdere schuld', 'Wat de eigenaar van het project verschuldigd was; dat wordt eerst vereffend.'],
      reserve: [
        'Reserve',
        `${reserve} van elke uitbetaling blijft ${reserveDays} dagen hier, voor latere terugbetalingen.`,
      ],
      other: ['Vereffend verschil', 'Een verschil met de betaaldienst dat medewerkers onderzochten en boekten.'],
    })),
    held: 'Waar het nu is',
    heldMeaning: 'Wat van het geld van deze campagne bij ons is, en voor wie.',
    heldNothing: 'Van het geld van deze campagne is niets meer bij ons.',
    holdings: {
      left: ['Voor het project', 'Wacht op zijn uitbetaling.'],
      feesDue: ['Daarvan voor de betaaldienst', 'Kaartkosten die de volgende uitbetaling eerst dekt.'],
      setAside: ['Voor steungevers', 'Opzijgezet voor terugbetalingen die gevraagd zijn en nog niet vertrokken.'],
      reserve: [
        'Achtergehouden',
        'Voor latere terugbetalingen en betwistingen; wordt uitbetaald als de termijn om is.',
      ],
    } satisfies Record<string, Line>,
    payouts: 'Uitbetalingen',
    noPayout: 'Er was nog geen uitbetaling.',
    earliest: (day: string) => `De eerste kan vanaf ${day} worden voorbereid.`,
    payout: (amount: string) => `Uitbetaling van ${amount}`,
    part: (number: number) => `deel ${number} van het budget`,
    states: states({
      prepared: 'Wacht op de tweede persoon',
      approved: 'Goedgekeurd, onderweg',
      rejected: 'Afgewezen door de tweede persoon',
      void: 'Nietig: wat was voorbereid, is niet wat vertrokken zou zijn',
      paid: 'Verstuurd',
      failed: 'Niet verstuurd: de betaaldienst weigerde',
    }),
    steps: {
      prepared: 'Voorbereid door iemand van financiën',
      approved: 'Goedgekeurd door een tweede persoon',
      rejected: 'Afgewezen door een tweede persoon',
      sent: 'Overgemaakt',
      arrived: 'Op de bank van het project',
    },
    fourEyes:
      'Geen uitbetaling vertrekt zonder twee verschillende mensen, die er geen van beiden baat bij hebben; de databank weigert elke andere.',
    books: 'Alle rekeningen van het grootboek',
    booksMeaning:
      'Een proefbalans: wat elke rekening voor deze campagne ontving en gaf. Alle saldi samen zijn nul, want elke boeking neemt van de ene rekening wat ze aan de andere geeft.',
    account: 'Rekening',
    received: 'Ontvangen',
    given: 'Gegeven',
    balance: 'Saldo',
    together: 'Samen',
    unknownAccount: 'Een andere rekening',
    audit: 'Wie wat besliste, staat in een keten die elke wijziging toont.',
    auditLink: 'Bekijk de kop ervan, en hoe u hem nagaat',
  },
});
