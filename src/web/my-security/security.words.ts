import { inEveryLanguage } from '../language/words.js';

export const securityWords = inEveryLanguage({
  en: {
    title: 'Signing in safely',
    lede: 'A second factor keeps your account yours, even when somebody learns your password.',
    staff: 'Your roles in the team are in effect once you have a second factor.',
    back: 'Back to my account',
    app: 'Authenticator app',
    appOff:
      'An app on your phone shows a new code every 30 seconds. Any will do: Aegis, 2FAS, Google Authenticator, 1Password and others.',
    appOn: (day: string) => `Set up since ${day}. Its code is asked for when you sign in.`,
    setUp: 'Set up an app',
    off: 'Turn the app off',
    offHint: 'It asks for a code once more, so that nobody else does it.',
    codes: 'Recovery codes',
    codesText: (left: number) =>
      left === 1
        ? 'One code is left.'
        : `${left} codes are left. Each opens your account once, when your phone is not there.`,
    renew: 'Make new codes',
    renewHint: 'The old ones are then good for nothing.',
    setupTitle: 'Set up an app',
    scan: 'Open your app, choose to add an account, and point the camera at this picture.',
    picture: 'A picture that your authenticator app reads',
    type: 'No camera? Type this into the app instead:',
    then: 'The app now shows six digits. Type them here, so that we both know it works.',
    confirm: 'Turn it on',
    notNow: 'Not now',
    othersEnd: 'You stay signed in here. Everywhere else you will be signed out.',
    madeTitle: 'Your recovery codes',
    made: 'Write these down or print them, and keep them where your phone is not. Each opens your account once. You see them only now.',
    kept: 'I have kept them',
  },
  fr: {
    title: 'Se connecter en sécurité',
    lede: 'Avec un second facteur, votre compte reste à vous, même si quelqu’un apprend votre mot de passe.',
    staff: 'Vos rôles dans l’équipe prennent effet dès que vous avez un second facteur.',
    back: 'Retour à mon compte',
    app: 'Application d’authentification',
    appOff:
      'Une application sur votre téléphone affiche un nouveau code toutes les 30 secondes. Toutes conviennent : Aegis, 2FAS, Google Authenticator, 1Password et d’autres.',
    appOn: (day: string) => `En place depuis le ${day}. Son code vous est demandé à la connexion.`,
    setUp: 'Relier une application',
    off: 'Désactiver l’application',
    offHint: 'Un code est demandé une dernière fois, pour que personne d’autre ne le fasse.',
    codes: 'Codes de secours',
    codesText: (left: number) =>
      left === 1
        ? 'Il vous reste un code.'
        : `Il vous reste ${left} codes. Chacun ouvre votre compte une fois, quand vous n’avez pas votre téléphone.`,
    renew: 'Faire de nouveaux codes',
    renewHint: 'Les anciens ne serviront plus à rien.',
    setupTitle: 'Relier une application',
    scan: 'Ouvrez votre application, choisissez d’ajouter un compte et visez cette image.',
    picture: 'Une image que lit votre application d’authentification',
    type: 'Pas d’appareil photo ? Tapez plutôt ceci dans l’application :',
    then: 'L’application affiche maintenant six chiffres. Tapez-les ici, pour être sûrs que tout fonctionne.',
    confirm: 'Activer',
    notNow: 'Pas maintenant',
    othersEnd: 'Vous restez connecté ici. Partout ailleurs, vous serez déconnecté.',
    madeTitle: 'Vos codes de secours',
    made: 'Notez-les ou imprimez-les, et gardez-les ailleurs que sur votre téléphone. Chacun ouvre votre compte une fois. Vous ne les voyez que maintenant.',
    kept: 'Je les ai gardés',
  },
  nl: {
    title: 'Veilig aanmelden',
    lede: 'Met een tweede factor blijft uw account van u, ook als iemand uw wachtwoord te weten komt.',
    staff: 'Uw rollen in het team gelden zodra u een tweede factor hebt.',
    back: 'Terug naar mijn account',
    app: 'Authenticator-app',
    appOff:
      'Een app op uw telefoon toont elke 30 seconden een nieuwe code. Elke app is goed: Aegis, 2FAS, Google Authenticator, 1Password en andere.',
    appOn: (day: string) => `Ingesteld sinds ${day}. Bij het aanmelden wordt naar de code gevraagd.`,
    setUp: 'Een app koppelen',
    off: 'De app uitzetten',
    offHint: 'Er wordt nog één keer naar een code gevraagd, zodat niemand anders het doet.',
    codes: 'Herstelcodes',
    codesText: (left: number) =>
      left === 1
        ? 'U hebt nog één code.'
        : `U hebt nog ${left} codes. Elke code opent uw account één keer, als uw telefoon er niet is.`,
    renew: 'Nieuwe codes maken',
    renewHint: 'De oude zijn dan niets meer waard.',
    setupTitle: 'Een app koppelen',
    scan: 'Open uw app, kies om een account toe te voegen en richt de camera op deze afbeelding.',
    picture: 'Een afbeelding die uw authenticator-app leest',
    type: 'Geen camera? Typ dan dit in de app:',
    then: 'De app toont nu zes cijfers. Typ ze hier, dan weten we allebei dat het werkt.',
    confirm: 'Aanzetten',
    notNow: 'Niet nu',
    othersEnd: 'Hier blijft u aangemeld. Overal elders wordt u afgemeld.',
    madeTitle: 'Uw herstelcodes',
    made: 'Schrijf ze op of druk ze af, en bewaar ze ergens anders dan op uw telefoon. Elke code opent uw account één keer. U ziet ze alleen nu.',
    kept: 'Ik heb ze bewaard',
  },
});
