import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;
const version = (of: (version: number) => string) => of;

export const rulesWords = inEveryLanguage({
  en: {
    criteria: 'By what campaigns are reviewed',
    criteriaText: version(
      (number) => `Version ${number} of the criteria. A campaign keeps the version under which it was handed in.`,
    ),
    complain: 'Complain with a form',
    text: text(({ operator, address }) => ({
      title: 'Rules and complaints',
      lede: 'What is looked at before a campaign may open, what can happen to it later, and whom to tell if something is wrong.',
      sections: [
        {
          title: 'How a review goes',
          body: [
            'Each criterion gets a score and each decision a comment. The answer is one of three: approved, changes asked for, or not accepted. Whoever is behind a project never reviews it.',
            'When the texts of a project change after the approval, it has to be reviewed anew.',
          ],
        },
        {
          title: 'If you see something wrong',
          body: [
            'On the page of each campaign and update there is a link to report it, without an account. A person reads each report and decides, with a reason; no program finds or decides anything.',
            'Whoever wrote it is told what was decided, on which ground and whether by law or by the terms; whoever reported it is told too, where they left an address. Both can object within six months, and another person decides then.',
          ],
        },
        {
          title: 'What can happen later',
          body: [
            'A moderator can suspend a campaign. While it is suspended no card is charged, nothing is paid out and no pledge is taken; backers may cancel, refunds go on, and the deadline does not stop. What nobody lifts within 30 days is called off, and what was charged goes back.',
            'Steps, with their day and reason, are in the history of the campaign; who decided is kept in the audit chain.',
          ],
        },
        {
          title: 'If you have a complaint',
          body: [
            `Write to ${operator}, ${address}. Say which campaign or decision it is about and what is wrong. Or use the form on this page; it needs no account.`,
            'Complaints about a payment you did not make can go to your bank as well: it decides, and we abide by it.',
          ],
        },
      ],
    })),
  },
  fr: {
    criteria: 'Selon quoi les campagnes sont examinées',
    criteriaText: version(
      (number) => `Version ${number} des critères. Une campagne garde la version sous laquelle elle a été remise.`,
    ),
    complain: 'Se plaindre par un formulaire',
    text: text(({ operator, address }) => ({
      title: 'Règles et plaintes',
      lede: 'Ce qui est examiné avant qu’une campagne puisse ouvrir, ce qui peut lui arriver ensuite, et à qui le dire si quelque chose ne va pas.',
      sections: [
        {
          title: 'Comment se passe un examen',
          body: [
            'Chaque critère reçoit une note et chaque décision un commentaire. La réponse est l’une de trois : acceptée, modifications demandées, ou non acceptée. Qui est derrière un projet ne l’examine jamais.',
            'Si les textes d’un projet changent après l’acceptation, il doit être examiné à nouveau.',
          ],
        },
        {
          title: 'Si vous voyez quelque chose qui ne va pas',
          body: [
            'Sur la page de chaque campagne et actualité, un lien permet de la signaler, sans compte. Une personne lit chaque signalement et décide, avec un motif ; aucun programme ne cherche ni ne décide.',
            'Qui l’a écrit apprend ce qui a été décidé, sur quel fondement, et si c’est selon la loi ou selon les conditions ; qui l’a signalé l’apprend aussi, s’il a laissé une adresse. Tous deux peuvent contester dans les six mois, et une autre personne décide alors.',
          ],
        },
        {
          title: 'Ce qui peut arriver ensuite',
          body: [
            'Un modérateur peut suspendre une campagne. Pendant ce temps, aucune carte n’est débitée, rien n’est versé et aucune promesse n’est prise ; les soutiens peuvent annuler, les remboursements continuent, et l’échéance ne s’arrête pas. Ce que personne ne lève en 30 jours est annulé, et ce qui a été prélevé est rendu.',
            'Les étapes, avec leur jour et leur raison, figurent dans l’historique de la campagne ; qui a décidé est conservé dans la chaîne d’audit.',
          ],
        },
        {
          title: 'Si vous avez une plainte',
          body: [
            `Écrivez à ${operator}, ${address}. Dites de quelle campagne ou décision il s’agit et ce qui ne va pas. Ou utilisez le formulaire de cette page ; il ne demande pas de compte.`,
            'Pour un paiement que vous n’avez pas fait, vous pouvez aussi vous adresser à votre banque : elle décide, et nous nous y tenons.',
          ],
        },
      ],
    })),
  },
  nl: {
    criteria: 'Waarop campagnes worden beoordeeld',
    criteriaText: version(
      (number) => `Versie ${number} van de criteria. Een campagne houdt de versie waaronder ze werd ingediend.`,
    ),
    complain: 'Een klacht indienen met een formulier',
    text: text(({ operator, address }) => ({
      title: 'Regels en klachten',
      lede: 'Wat wordt nagekeken voor een campagne mag openen, wat er later mee kan gebeuren, en aan wie u het zegt als er iets mis is.',
      sections: [
        {
          title: 'Hoe een beoordeling verloopt',
          body: [
            'Elk criterium krijgt een score en elke beslissing een commentaar. Het antwoord is een van drie: goedgekeurd, wijzigingen gevraagd, of niet aanvaard. Wie achter een project staat, beoordeelt het nooit.',
            'Wijzigen de teksten van een project na de goedkeuring, dan moet het opnieuw worden beoordeeld.',
          ],
        },
        {
          title: 'Als u iets ziet dat niet kan',
          body: [
            'Op de pagina van elke campagne en elk nieuwsbericht staat een link om het te melden, zonder account. Iemand leest elke melding en beslist, met een reden; geen programma zoekt of beslist.',
            'Wie het schreef, verneemt wat er beslist is, op welke grond, en of het door de wet of door de voorwaarden is; wie het meldde ook, als er een adres is achtergelaten. Beiden kunnen binnen zes maanden bezwaar maken, en dan beslist iemand anders.',
          ],
        },
        {
          title: 'Wat er later kan gebeuren',
          body: [
            'Een moderator kan een campagne opschorten. Zolang ze opgeschort is, wordt geen kaart belast, niets uitbetaald en geen toezegging aangenomen; steungevers mogen annuleren, terugbetalingen gaan door, en de einddatum stopt niet. Wat niemand binnen 30 dagen opheft, wordt afgelast, en wat geïnd was gaat terug.',
            'Stappen, met hun dag en reden, staan in de geschiedenis van de campagne; wie besliste, staat in de auditketen.',
          ],
        },
        {
          title: 'Als u een klacht hebt',
          body: [
            `Schrijf naar ${operator}, ${address}. Zeg over welke campagne of beslissing het gaat en wat er mis is. Of gebruik het formulier op deze pagina; een account hebt u er niet voor nodig.`,
            'Over een betaling die u niet deed, kunt u ook naar uw bank: zij beslist, en wij houden ons eraan.',
          ],
        },
      ],
    })),
  },
});
