import { inEveryLanguage } from '../language/words.js';

/** What people are told of a problem with signing in and showing who they are, by its code. */
export const accountProblems = inEveryLanguage<Readonly<Record<string, string>>>({
  en: {
    'step-up-required':
      'This is worth one more look: please confirm that it is you. Nothing has been done yet; come back here and press the button again.',
    'second-factor-missing':
      'You have a role in the team, and it is in effect once your account has a second factor: an app on your phone, or a passkey. It takes two minutes.',
    'second-factor-required': 'Please type the code of your authenticator app.',
    'pending-sign-in-over': 'That took longer than ten minutes, or was finished already. Please sign in again.',
    'second-factor-wrong':
      'This code is not right, or was used already. Wait for the next one, or take a recovery code.',
    'password-wrong': 'This is not your password.',
    'totp-already-on': 'An app is set up already. Turn it off first to set up another one.',
    'passkey-refused': 'This passkey did not work here. It may have been removed, or it took longer than five minutes.',
    'totp-not-begun': 'There is no app to confirm or turn off here.',
  },
  fr: {
    'step-up-required':
      'Une vérification de plus s’impose : confirmez que c’est bien vous. Rien n’a encore été fait ; revenez ensuite ici et appuyez à nouveau sur le bouton.',
    'second-factor-missing':
      'Vous avez un rôle dans l’équipe. Il prend effet dès que votre compte a un second facteur : une application sur votre téléphone, ou une clé d’accès. Deux minutes suffisent.',
    'second-factor-required': 'Indiquez le code de votre application d’authentification.',
    'pending-sign-in-over':
      'Plus de dix minutes se sont écoulées, ou la connexion est déjà terminée. Connectez-vous à nouveau.',
    'second-factor-wrong':
      'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, ou prenez un code de secours.',
    'password-wrong': 'Ce n’est pas votre mot de passe.',
    'totp-already-on': 'Une application est déjà reliée. Désactivez-la d’abord pour en relier une autre.',
    'passkey-refused':
      'Cette clé d’accès n’a pas fonctionné ici. Elle a peut-être été retirée, ou cela a pris plus de cinq minutes.',
    'passkey-known': 'Cette clé d’accès est déjà en place.',
    'too-many-passkeys': 'Un compte peut avoir dix clés d’accès. Retirez-en une dont vous n’avez plus besoin.',
    'passkey-not-found': 'Cette clé d’accès n’existe pas.',
    'totp-not-begun': 'Il n’y a ici aucune application à confirmer ou à désactiver.',
  },
  nl: {
    'step-up-required':
      'Dit vraagt een extra controle: bevestig dat u het bent. Er is nog niets gebeurd; kom daarna hier terug en druk opnieuw op de knop.',
    'second-factor-missing':
      'U hebt een rol in het team. Ze geldt zodra uw account een tweede factor heeft: een app op uw telefoon of een passkey. Het duurt twee minuten.',
    'second-factor-required': 'Typ de code van uw authenticator-app.',
    'pending-sign-in-over': 'Dat duurde langer dan tien minuten, of was al klaar. Meld u opnieuw aan.',
    'second-factor-wrong': 'Deze code klopt niet of is al gebruikt. Wacht op de volgende of neem een herstelcode.',
    'password-wrong': 'Dit is niet uw wachtwoord.',
    'totp-already-on': 'Er is al een app gekoppeld. Zet die eerst uit om een andere te koppelen.',
    'passkey-refused':
      'Deze passkey werkte hier niet. Misschien is hij verwijderd, of het duurde langer dan vijf minuten.',
    'passkey-known': 'Deze passkey is al ingesteld.',
    'too-many-passkeys': 'Een account kan tien passkeys hebben. Verwijder er een die u niet meer nodig hebt.',
    'passkey-not-found': 'Deze passkey bestaat niet.',
    'totp-not-begun': 'Hier is geen app om te bevestigen of uit te zetten.',
  },
});
