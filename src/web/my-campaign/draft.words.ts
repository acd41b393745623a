import { type CampaignModel, type ShortfallPolicy } from '../../campaigns/index.js';
import { inEveryLanguage } from '../language/words.js';

type Step = 'text' | 'needs' | 'deputy' | 'deadline' | 'rewards' | 'tranches';
type LaunchStep = 'terms' | 'owner' | 'deputy' | 'recipient' | 'account';

interface Choice {
  readonly label: string;
  readonly hint: string;
}

const models = (words: Readonly<Record<CampaignModel, (min: number, max: number) => Choice>>) => words;
const policies = (words: Readonly<Record<ShortfallPolicy, Choice>>) => words;
const steps = (words: Readonly<Record<Step, string>>) => words;
const launch = (words: Readonly<Record<LaunchStep, string>>) => words;

export const draftWords = inEveryLanguage({
  en: {
    pages: 'Pages of this campaign',
    nav: { overview: 'Overview', budget: 'Budget', rewards: 'Rewards', schedule: 'Opening', preview: 'Preview', updates: 'Updates', messages: 'Messages', page: 'Public page', settlement: 'Charging', payouts: 'Payouts', refunds: 'Refunds', disputes: 'Disputes', deliveries: 'Delivery' }, // prettier-ignore
    mine: 'My projects',
    ends: (when: string) => `ends on ${when}`,
    model: 'How money is raised',
    models: models({
      all_or_nothing: (min, max) => ({ label: 'All or nothing', hint: `Runs ${min} to ${max} days. Cards are charged only if the goal is reached.` }),
      keep_it_all: (min, max) => ({ label: 'Keep it all', hint: `Runs ${min} to ${max} days. Whatever is pledged is charged at the deadline.` }),
      two_rounds: (min, max) => ({ label: 'Two rounds', hint: `The first runs ${min} to ${max} days to the minimum, all or nothing; the second goes towards all that is wished for.` }),
    }), // prettier-ignore
    deadline: 'Deadline',
    deadlineHint: 'Day and hour in the zone below. An evening is good: most pledges come on the last one.',
    zone: 'Time zone',
    currency: 'Currency',
    currencyHint: 'Cannot change once there are amounts.',
    opensAt: 'When it is to open',
    opensAtHint: 'Leave it empty to open it when you schedule it after the review.',
    shortfall: 'If cards fail after the deadline',
    policies: policies({
      require_goal: { label: 'The goal has to be collected', hint: 'If so many cards fail that the goal is missed, everybody gets their money back.' },
      tolerance: { label: 'A part of the goal is enough', hint: 'The money is yours as long as the percentage below is collected; else everybody gets it back.' },
      pay_anyway: { label: 'The rest is enough', hint: 'You receive what is collected, whatever fails.' },
    }), // prettier-ignore
    tolerance: 'Percent of the goal that is enough',
    toleranceHint: 'Only if a part of the goal is enough: from 90 to 100.',
    begin: 'Begin the draft',
    keep: 'Keep these terms',
    terms: 'Terms',
    kept: 'Kept.',
    goal: 'Goal',
    goalHint: 'The sum of all budget lines that must be there.',
    checklist: 'On the way to the opening',
    forReview: 'Before you hand it in',
    steps: steps({ text: 'The story in the main language', needs: 'A budget with lines that must be there', deputy: 'Somebody invited to be deputy', deadline: 'A deadline that can be kept', rewards: 'Rewards promised for after the deadline', tranches: 'Parts of the payout due after the deadline' }), // prettier-ignore
    needsTwo: 'A budget with lines that must be there, and others to wish for in the second round',
    forSchedule: 'Before it opens',
    launch: launch({ terms: 'You have accepted the terms in force', owner: 'Your e-mail address is confirmed', deputy: 'The deputy has accepted, with a confirmed address', recipient: 'It is said who legally receives the money', account: 'Their account at the payment provider is ready' }), // prettier-ignore
    done: 'done',
    open: 'still open',
    allThere: 'Everything is there.',
    mend: 'Mend it',
    submit: 'Hand it in for review',
    submitHint: 'Moderators read it and answer in writing. Until then nothing can be edited.',
    acceptTerms: (version: string) => `I accept the terms of ${version}.`,
    readTerms: 'Read the terms',
    states: {
      draft: 'This is a draft. You, your deputy and staff see it, nobody else.',
      waiting: (day: string) => `Handed in on ${day}. Moderators are reading it; until they answer, nothing can be edited.`,
      approved: 'Approved. Now you decide when it opens.',
      changes: 'Moderators ask for changes: read below what they wrote. Mend it, and hand it in again.',
      rejected: 'Moderators have not accepted this campaign: read below why. A new one can be begun from the project.',
      scheduled: (when: string) => `It opens on ${when}.`,
    }, // prettier-ignore
    chooseOpening: 'Choose when it opens',
    changeOpening: 'Look at the opening',
    reviews: 'What moderators wrote',
    noReviews: 'Nothing yet.',
    decisions: { approved: 'Approved', changes_requested: 'Changes asked for', rejected: 'Not accepted' },
    scored: (score: number) => `${score} of 5`,
    callOff: 'Call this campaign off',
    notEditable: 'This cannot be edited now.',
    onlyOwner: 'You are deputy. Only the owner edits and decides; you see everything.',
  },
  fr: {
    pages: 'Pages de cette campagne',
    nav: { overview: 'Aperçu', budget: 'Budget', rewards: 'Contreparties', schedule: 'Ouverture', preview: 'Prévisualiser', updates: 'Actualités', messages: 'Messages', page: 'Page publique', settlement: 'Prélèvement', payouts: 'Versements', refunds: 'Remboursements', disputes: 'Litiges', deliveries: 'Livraison' }, // prettier-ignore
    mine: 'Mes projets',
    ends: (when: string) => `finit le ${when}`,
    model: 'Comment l’argent est récolté',
    models: models({
      all_or_nothing: (min, max) => ({ label: 'Tout ou rien', hint: `Dure de ${min} à ${max} jours. Les cartes ne sont débitées que si l’objectif est atteint.` }),
      keep_it_all: (min, max) => ({ label: 'Tout est gardé', hint: `Dure de ${min} à ${max} jours. Ce qui est promis est débité à l’échéance.` }),
      two_rounds: (min, max) => ({ label: 'Deux tours', hint: `Le premier dure de ${min} à ${max} jours jusqu’au minimum, tout ou rien ; le second va vers tout ce qui est souhaité.` }),
    }), // prettier-ignore
    deadline: 'Échéance',
    deadlineHint:
      'Jour et heure dans le fuseau ci-dessous. Un soir convient bien : la plupart des promesses viennent le dernier.',
    zone: 'Fuseau horaire',
    currency: 'Monnaie',
    currencyHint: 'Ne peut plus changer une fois qu’il y a des montants.',
    opensAt: 'Quand elle doit ouvrir',
    opensAtHint: 'Laissez vide pour l’ouvrir au moment où vous la programmez, après l’examen.',
    shortfall: 'Si des cartes échouent après l’échéance',
    policies: policies({
      require_goal: { label: 'L’objectif doit être récolté', hint: 'Si tant de cartes échouent que l’objectif est manqué, chacun est remboursé.' },
      tolerance: { label: 'Une partie de l’objectif suffit', hint: 'L’argent est à vous tant que le pourcentage ci-dessous est récolté ; sinon chacun est remboursé.' },
      pay_anyway: { label: 'Le reste suffit', hint: 'Vous recevez ce qui est récolté, quoi qu’il échoue.' },
    }), // prettier-ignore
    tolerance: 'Pourcentage de l’objectif qui suffit',
    toleranceHint: 'Seulement si une partie de l’objectif suffit : de 90 à 100.',
    begin: 'Commencer le brouillon',
    keep: 'Garder ces modalités',
    terms: 'Modalités',
    kept: 'C’est gardé.',
    goal: 'Objectif',
    goalHint: 'La somme des lignes du budget qu’il faut absolument.',
    checklist: 'Le chemin vers l’ouverture',
    forReview: 'Avant de la remettre',
    steps: steps({ text: 'L’histoire dans la langue principale', needs: 'Un budget avec des lignes qu’il faut absolument', deputy: 'Une personne invitée à être suppléante', deadline: 'Une échéance qui peut être tenue', rewards: 'Des contreparties promises pour après l’échéance', tranches: 'Des parties du versement dues après l’échéance' }), // prettier-ignore
    needsTwo: 'Un budget avec des lignes qu’il faut absolument, et d’autres souhaitées pour le second tour',
    forSchedule: 'Avant l’ouverture',
    launch: launch({ terms: 'Vous avez accepté les conditions en vigueur', owner: 'Votre adresse e-mail est confirmée', deputy: 'Le suppléant a accepté, avec une adresse confirmée', recipient: 'Il est dit qui reçoit légalement l’argent', account: 'Son compte chez le prestataire de paiement est prêt' }), // prettier-ignore
    done: 'fait',
    open: 'encore à faire',
    allThere: 'Tout y est.',
    mend: 'Corriger',
    submit: 'Remettre pour examen',
    submitHint: 'La modération lit et répond par écrit. D’ici là, rien ne peut être modifié.',
    acceptTerms: (version: string) => `J’accepte les conditions de ${version}.`,
    readTerms: 'Lire les conditions',
    states: {
      draft: 'Ceci est un brouillon. Vous, votre suppléant et l’équipe le voyez, personne d’autre.',
      waiting: (day: string) => `Remise le ${day}. La modération la lit ; jusqu’à sa réponse, rien ne peut être modifié.`,
      approved: 'Approuvée. À vous de dire quand elle ouvre.',
      changes: 'La modération demande des modifications : lisez plus bas ce qu’elle a écrit. Corrigez, puis remettez-la.',
      rejected: 'La modération n’a pas accepté cette campagne : lisez plus bas pourquoi. Une nouvelle peut être commencée depuis le projet.',
      scheduled: (when: string) => `Elle ouvre le ${when}.`,
    }, // prettier-ignore
    chooseOpening: 'Choisir quand elle ouvre',
    changeOpening: 'Voir l’ouverture',
    reviews: 'Ce que la modération a écrit',
    noReviews: 'Rien encore.',
    decisions: { approved: 'Approuvée', changes_requested: 'Modifications demandées', rejected: 'Non acceptée' },
    scored: (score: number) => `${score} sur 5`,
    callOff: 'Annuler cette campagne',
    notEditable: 'Ceci ne peut pas être modifié pour l’instant.',
    onlyOwner: 'Vous êtes suppléant. Seul le responsable modifie et décide ; vous voyez tout.',
  },
  nl: {
    pages: 'Pagina’s van deze campagne',
    nav: { overview: 'Overzicht', budget: 'Begroting', rewards: 'Beloningen', schedule: 'Opening', preview: 'Voorbeeld', updates: 'Nieuws', messages: 'Berichten', page: 'Openbare pagina', settlement: 'Inning', payouts: 'Uitbetalingen', refunds: 'Terugbetalingen', disputes: 'Betwistingen', deliveries: 'Levering' }, // prettier-ignore
    mine: 'Mijn projecten',
    ends: (when: string) => `eindigt op ${when}`,
    model: 'Hoe geld wordt opgehaald',
    models: models({
      all_or_nothing: (min, max) => ({ label: 'Alles of niets', hint: `Loopt ${min} tot ${max} dagen. Kaarten worden alleen belast als het doel is bereikt.` }),
      keep_it_all: (min, max) => ({ label: 'Alles blijft', hint: `Loopt ${min} tot ${max} dagen. Wat is toegezegd, wordt op de einddatum afgeschreven.` }),
      two_rounds: (min, max) => ({ label: 'Twee ronden', hint: `De eerste loopt ${min} tot ${max} dagen tot het minimum, alles of niets; de tweede gaat naar alles wat wordt gewenst.` }),
    }), // prettier-ignore
    deadline: 'Einddatum',
    deadlineHint: 'Dag en uur in de tijdzone hieronder. Een avond is goed: de meeste toezeggingen komen op de laatste.',
    zone: 'Tijdzone',
    currency: 'Munt',
    currencyHint: 'Kan niet meer veranderen zodra er bedragen zijn.',
    opensAt: 'Wanneer ze opent',
    opensAtHint: 'Laat dit leeg om te openen op het moment dat u ze na het nazicht inplant.',
    shortfall: 'Als kaarten na de einddatum falen',
    policies: policies({
      require_goal: { label: 'Het doel moet worden geïnd', hint: 'Als zoveel kaarten falen dat het doel wordt gemist, krijgt iedereen het geld terug.' },
      tolerance: { label: 'Een deel van het doel is genoeg', hint: 'Het geld is van u zolang het percentage hieronder wordt geïnd; anders krijgt iedereen het terug.' },
      pay_anyway: { label: 'De rest is genoeg', hint: 'U ontvangt wat wordt geïnd, wat er ook faalt.' },
    }), // prettier-ignore
    tolerance: 'Percentage van het doel dat genoeg is',
    toleranceHint: 'Alleen als een deel van het doel genoeg is: van 90 tot 100.',
    begin: 'Het ontwerp beginnen',
    keep: 'Deze regels bewaren',
    terms: 'Regels',
    kept: 'Bewaard.',
    goal: 'Doel',
    goalHint: 'De som van alle begrotingsregels die er moeten zijn.',
    checklist: 'Op weg naar de opening',
    forReview: 'Voor u ze indient',
    steps: steps({ text: 'Het verhaal in de hoofdtaal', needs: 'Een begroting met regels die er moeten zijn', deputy: 'Iemand die als plaatsvervanger is uitgenodigd', deadline: 'Een einddatum die haalbaar is', rewards: 'Beloningen beloofd voor na de einddatum', tranches: 'Delen van de uitbetaling na de einddatum' }), // prettier-ignore
    needsTwo: 'Een begroting met regels die er moeten zijn, en andere die voor de tweede ronde worden gewenst',
    forSchedule: 'Voor ze opent',
    launch: launch({ terms: 'U hebt de geldende voorwaarden aanvaard', owner: 'Uw e-mailadres is bevestigd', deputy: 'De plaatsvervanger heeft aanvaard, met een bevestigd adres', recipient: 'Er is gezegd wie het geld wettelijk ontvangt', account: 'Die rekening bij de betaaldienst is klaar' }), // prettier-ignore
    done: 'gedaan',
    open: 'nog te doen',
    allThere: 'Alles is er.',
    mend: 'Herstellen',
    submit: 'Indienen voor nazicht',
    submitHint: 'Moderatoren lezen ze en antwoorden schriftelijk. Tot dan kan niets worden gewijzigd.',
    acceptTerms: (version: string) => `Ik aanvaard de voorwaarden van ${version}.`,
    readTerms: 'Lees de voorwaarden',
    states: {
      draft: 'Dit is een ontwerp. U, uw plaatsvervanger en medewerkers zien het, niemand anders.',
      waiting: (day: string) => `Ingediend op ${day}. Moderatoren lezen ze; tot ze antwoorden, kan niets worden gewijzigd.`,
      approved: 'Goedgekeurd. Nu beslist u wanneer ze opent.',
      changes: 'Moderatoren vragen wijzigingen: lees hieronder wat ze schreven. Herstel het en dien opnieuw in.',
      rejected: 'Moderatoren hebben deze campagne niet aanvaard: lees hieronder waarom. Vanuit het project kan een nieuwe worden begonnen.',
      scheduled: (when: string) => `Ze opent op ${when}.`,
    }, // prettier-ignore
    chooseOpening: 'Kiezen wanneer ze opent',
    changeOpening: 'De opening bekijken',
    reviews: 'Wat moderatoren schreven',
    noReviews: 'Nog niets.',
    decisions: { approved: 'Goedgekeurd', changes_requested: 'Wijzigingen gevraagd', rejected: 'Niet aanvaard' },
    scored: (score: number) => `${score} op 5`,
    callOff: 'Deze campagne afgelasten',
    notEditable: 'Dit kan nu niet worden gewijzigd.',
    onlyOwner: 'U bent plaatsvervanger. Alleen de verantwoordelijke wijzigt en beslist; u ziet alles.',
  },
});
