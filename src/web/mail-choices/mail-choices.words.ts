import { type MailTopic } from '../../notifications/index.js';
import { inEveryLanguage } from '../language/words.js';

type Topics = Readonly<Record<MailTopic, { readonly name: string; readonly what: string }>>;

const topics = (words: Topics) => words;

export const mailChoicesWords = inEveryLanguage({
  en: {
    title: 'Your mails',
    lede: 'Choose which mails you want. What you switch off is not sent any more, from now on.',
    legend: 'Send me',
    topics: topics({
      card_reminders: {
        name: 'Reminders about my card',
        what: 'Before the end of a campaign, when the card of my pledge will not work. If a charge then fails, we write in any case.',
      },
      campaign_steps: {
        name: 'Good news about my campaign',
        what: 'It has opened, it goes through, its second round begins. Whatever changes what is paid out, we write in any case.',
      },
      backed_updates: {
        name: 'Updates of campaigns I back',
        what: 'Those who run a campaign tell how it goes. What they need to tell me of my own pledge, they still can.',
      },
      comments: {
        name: 'Questions on my campaign',
        what: 'Somebody asks or says something on its page, where you can answer.',
      },
      answers: {
        name: 'Answers to my questions',
        what: 'Those who run a campaign have answered what I asked on its page.',
      },
      staff_work: {
        name: 'Work that waits for the team',
        what: 'A campaign to review, a payout to approve, evidence to decide on. It all stands on the pages of the team too.',
      },
    }),
    save: 'Save my choice',
    saved: 'Saved. This is what you get from now on.',
    alwaysTitle: 'What we always send',
    always:
      'Mails about money, about what you pledged or agreed to, and about the safety of your account. They are few, and you may need them.',
    toAccount: 'Back to my account',
    offTitle: 'Switch these mails off?',
    off: (name: string) => `You would no longer get: ${name}.`,
    offButton: 'Yes, switch them off',
    all: 'All my mails',
    accountTitle: 'Mails',
    accountText: 'Some mails you can switch off; others we always send.',
    accountLink: 'Choose which mails I get',
  },
  fr: {
    title: 'Vos courriels',
    lede: 'Choisissez les courriels que vous voulez recevoir. Ceux que vous désactivez ne sont plus envoyés, dès maintenant.',
    legend: 'Envoyez-moi',
    topics: topics({
      card_reminders: {
        name: 'Des rappels au sujet de ma carte',
        what: 'Avant la fin d’une campagne, quand la carte de ma promesse ne passera pas. Si un débit échoue ensuite, nous écrivons dans tous les cas.',
      },
      campaign_steps: {
        name: 'Les bonnes nouvelles de ma campagne',
        what: 'Elle est ouverte, elle aboutit, son second tour commence. Pour tout ce qui change la somme versée, nous écrivons dans tous les cas.',
      },
      backed_updates: {
        name: 'Les actualités des campagnes que je soutiens',
        what: 'Les responsables d’une campagne racontent comment elle avance. Ce qui touche à ma propre promesse m’est toujours écrit.',
      },
      comments: {
        name: 'Les questions sur ma campagne',
        what: 'Quelqu’un pose une question ou laisse un commentaire sur sa page, où vous pouvez répondre.',
      },
      answers: {
        name: 'Les réponses à mes questions',
        what: 'Les responsables d’une campagne ont répondu à ce que j’ai demandé sur sa page.',
      },
      staff_work: {
        name: 'Le travail qui attend l’équipe',
        what: 'Une campagne à examiner, un versement à approuver, des preuves à juger. Tout cela se trouve aussi sur les pages de l’équipe.',
      },
    }),
    save: 'Enregistrer mon choix',
    saved: 'C’est enregistré. Voici ce que vous recevrez désormais.',
    alwaysTitle: 'Ce que nous envoyons toujours',
    always:
      'Les courriels sur l’argent, sur ce que vous avez promis ou accepté, et sur la sécurité de votre compte. Ils sont rares, et vous pouvez en avoir besoin.',
    toAccount: 'Retour à mon compte',
    offTitle: 'Désactiver ces courriels ?',
    off: (name: string) => `Vous ne recevriez plus : ${name}.`,
    offButton: 'Oui, les désactiver',
    all: 'Tous mes courriels',
    accountTitle: 'Courriels',
    accountText: 'Certains courriels peuvent être désactivés ; d’autres sont toujours envoyés.',
    accountLink: 'Choisir les courriels que je reçois',
  },
  nl: {
    title: 'Uw mails',
    lede: 'Kies welke mails u wilt. Wat u uitzet, wordt vanaf nu niet meer gestuurd.',
    legend: 'Stuur mij',
    topics: topics({
      card_reminders: {
        name: 'Herinneringen over mijn kaart',
        what: 'Voor het einde van een campagne, als de kaart van mijn toezegging niet zal werken. Mislukt een afschrijving daarna, dan schrijven we in elk geval.',
      },
      campaign_steps: {
        name: 'Goed nieuws over mijn campagne',
        what: 'Ze is open, ze gaat door, haar tweede ronde begint. Over alles wat verandert wat er wordt uitbetaald, schrijven we in elk geval.',
      },
      backed_updates: {
        name: 'Nieuws van campagnes die ik steun',
        what: 'De mensen van een campagne vertellen hoe het gaat. Wat mijn eigen toezegging betreft, wordt me altijd geschreven.',
      },
      comments: {
        name: 'Vragen bij mijn campagne',
        what: 'Iemand vraagt of zegt iets op haar pagina, waar u kunt antwoorden.',
      },
      answers: {
        name: 'Antwoorden op mijn vragen',
        what: 'De mensen van een campagne hebben geantwoord op wat ik op haar pagina vroeg.',
      },
      staff_work: {
        name: 'Werk dat op het team wacht',
        what: 'Een campagne om na te kijken, een uitbetaling om goed te keuren, bewijs om over te beslissen. Het staat ook allemaal op de pagina’s van het team.',
      },
    }),
    save: 'Mijn keuze bewaren',
    saved: 'Bewaard. Dit krijgt u vanaf nu.',
    alwaysTitle: 'Wat we altijd sturen',
    always:
      'Mails over geld, over wat u hebt toegezegd of aanvaard, en over de veiligheid van uw account. Het zijn er weinig, en u kunt ze nodig hebben.',
    toAccount: 'Terug naar mijn account',
    offTitle: 'Deze mails uitzetten?',
    off: (name: string) => `U krijgt dan niet meer: ${name}.`,
    offButton: 'Ja, uitzetten',
    all: 'Al mijn mails',
    accountTitle: 'Mails',
    accountText: 'Sommige mails kunt u uitzetten; andere sturen we altijd.',
    accountLink: 'Kiezen welke mails ik krijg',
  },
});
