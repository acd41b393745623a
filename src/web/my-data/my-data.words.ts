import { type Hindrance } from '../../users/index.js';
import { inEveryLanguage } from '../language/words.js';

type First = Readonly<Record<Hindrance, string>>;

const first = (words: First) => words;

export const myDataWords = inEveryLanguage({
  en: {
    title: 'Your data',
    exportText:
      'Everything that we keep about you, in one file that programs can read: your account, pledges, payments, projects, mails and what was noted about them.',
    exportButton: 'Download my data (JSON)',
    eraseLink: 'Delete my account',
    eraseText: 'You can delete your account. This cannot be undone.',
    eraseTitle: 'Delete your account?',
    eraseLede: 'This is for good. Nobody can bring the account back, not even we.',
    goneTitle: 'What goes at once',
    gone: 'Your name, address and password, every session and token, the text of your mails, whatever you wrote as a reason or comment in our records, and the cards that were saved. Where your name stood as a backer, nothing stands any more.',
    staysTitle: 'What stays',
    stays:
      'What was pledged, charged and refunded, as the law wants books to be kept, under an id without a name; and the public pages of projects that others have backed.',
    firstTitle: 'Something has to end first',
    first: first({
      open_pledges: 'You have pledges that may still be charged. Cancel them, or wait until they have ended.',
      money_under_way:
        'Money is still on its way back to you, or a bank has not decided yet. Wait until it has arrived.',
      open_campaigns: 'You run a campaign that is not over, or are its deputy. Call it off, or bring it to its end.',
      debt: 'You owe money that went back to backers after it had been paid out to you.',
      role: 'You have a role in the team. Ask an owner to take it back.',
      legal_hold:
        'A claim or an inquiry needs what concerns you, and the law has us keep it until then. Ask again later, or write to us to learn more.',
      account: 'This address belongs to an account. Sign in and delete the account, with all that belongs to it.',
    }),
    toPledges: 'My pledges',
    back: 'Back to my account',
    password: 'Your password',
    eraseButton: 'Delete my account for good',
    erasedTitle: 'Your account is deleted',
    erased: 'You are signed out everywhere. Thank you for having been here.',
    home: 'To the first page',
  },
  fr: {
    title: 'Vos données',
    exportText:
      'Tout ce que nous gardons à votre sujet, dans un fichier que des programmes savent lire : votre compte, vos promesses, vos paiements, vos projets, vos courriels et ce qui a été noté à leur propos.',
    exportButton: 'Télécharger mes données (JSON)',
    eraseLink: 'Supprimer mon compte',
    eraseText: 'Vous pouvez supprimer votre compte. Cela ne peut pas être défait.',
    eraseTitle: 'Supprimer votre compte ?',
    eraseLede: 'C’est définitif. Personne ne peut rétablir le compte, pas même nous.',
    goneTitle: 'Ce qui disparaît aussitôt',
    gone: 'Votre nom, votre adresse et votre mot de passe, toutes les sessions et tous les jetons, le texte de vos courriels, ce que vous avez écrit comme raison ou commentaire dans nos registres, et les cartes enregistrées. Là où votre nom figurait comme contributeur, il n’y a plus rien.',
    staysTitle: 'Ce qui reste',
    stays:
      'Ce qui a été promis, débité et remboursé, comme la loi veut que les comptes soient gardés, sous un numéro sans nom ; et les pages publiques des projets que d’autres ont soutenus.',
    firstTitle: 'Quelque chose doit d’abord se terminer',
    first: first({
      open_pledges: 'Vous avez des promesses qui peuvent encore être débitées. Annulez-les, ou attendez leur fin.',
      money_under_way:
        'De l’argent est encore en route vers vous, ou une banque n’a pas encore décidé. Attendez qu’il soit arrivé.',
      open_campaigns:
        'Vous menez une campagne qui n’est pas finie, ou en êtes suppléant. Arrêtez-la, ou menez-la à son terme.',
      debt: 'Vous devez de l’argent qui est revenu à des contributeurs après vous avoir été versé.',
      role: 'Vous avez un rôle dans l’équipe. Demandez à un propriétaire de le reprendre.',
      legal_hold:
        'Une plainte ou une enquête a besoin de ce qui vous concerne, et la loi nous le fait garder jusque-là. Redemandez plus tard, ou écrivez-nous pour en savoir plus.',
      account:
        'Cette adresse appartient à un compte. Connectez-vous et supprimez le compte, avec tout ce qui lui appartient.',
    }),
    toPledges: 'Mes promesses',
    back: 'Retour à mon compte',
    password: 'Votre mot de passe',
    eraseButton: 'Supprimer définitivement mon compte',
    erasedTitle: 'Votre compte est supprimé',
    erased: 'Vous êtes déconnecté partout. Merci d’avoir été là.',
    home: 'Vers la première page',
  },
  nl: {
    title: 'Uw gegevens',
    exportText:
      'Alles wat we over u bewaren, in één bestand dat programma’s kunnen lezen: uw account, toezeggingen, betalingen, projecten, mails en wat daarover is genoteerd.',
    exportButton: 'Mijn gegevens downloaden (JSON)',
    eraseLink: 'Mijn account verwijderen',
    eraseText: 'U kunt uw account verwijderen. Dat kan niet ongedaan worden gemaakt.',
    eraseTitle: 'Uw account verwijderen?',
    eraseLede: 'Dit is voorgoed. Niemand kan het account terughalen, ook wij niet.',
    goneTitle: 'Wat meteen verdwijnt',
    gone: 'Uw naam, adres en wachtwoord, elke sessie en elk token, de tekst van uw mails, wat u als reden of opmerking in onze registers schreef, en de bewaarde kaarten. Waar uw naam als steungever stond, staat niets meer.',
    staysTitle: 'Wat blijft',
    stays:
      'Wat is toegezegd, afgeschreven en terugbetaald, zoals de wet wil dat boeken worden bewaard, onder een nummer zonder naam; en de openbare pagina’s van projecten die anderen hebben gesteund.',
    firstTitle: 'Er moet eerst iets eindigen',
    first: first({
      open_pledges:
        'U hebt toezeggingen die nog kunnen worden afgeschreven. Annuleer ze, of wacht tot ze zijn afgelopen.',
      money_under_way:
        'Er is nog geld naar u onderweg, of een bank heeft nog niet beslist. Wacht tot het is aangekomen.',
      open_campaigns:
        'U leidt een campagne die niet voorbij is, of bent er plaatsvervanger van. Blaas ze af, of breng ze tot haar einde.',
      debt: 'U bent geld schuldig dat naar steungevers terugging nadat het aan u was uitbetaald.',
      role: 'U hebt een rol in het team. Vraag een eigenaar om die terug te nemen.',
      legal_hold:
        'Een claim of een onderzoek heeft nodig wat u betreft, en de wet laat het ons tot dan bewaren. Vraag het later opnieuw, of schrijf ons om meer te weten.',
      account: 'Dit adres hoort bij een account. Meld u aan en verwijder het account, met alles wat erbij hoort.',
    }),
    toPledges: 'Mijn toezeggingen',
    back: 'Terug naar mijn account',
    password: 'Uw wachtwoord',
    eraseButton: 'Mijn account voorgoed verwijderen',
    erasedTitle: 'Uw account is verwijderd',
    erased: 'U bent overal afgemeld. Dank u dat u er was.',
    home: 'Naar de eerste pagina',
  },
});
