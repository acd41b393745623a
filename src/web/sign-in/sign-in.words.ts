import { inEveryLanguage } from '../language/words.js';

export const signInWords = inEveryLanguage({
  en: {
    title: 'Sign in',
    lede: 'Backers need no account: the link in your mail opens your pledge.',
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    forgot: 'I have forgotten my password',
    register: 'Make an account',
    out: 'You are signed out.',
  },
  fr: {
    title: 'Se connecter',
    lede: 'Pas besoin de compte pour soutenir : le lien dans votre courriel ouvre votre promesse.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    button: 'Se connecter',
    forgot: 'J’ai oublié mon mot de passe',
    register: 'Créer un compte',
    out: 'Vous êtes déconnecté.',
  },
  nl: {
    title: 'Aanmelden',
    lede: 'Om te steunen hebt u geen account nodig: de link in uw mail opent uw toezegging.',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    button: 'Aanmelden',
    forgot: 'Ik ben mijn wachtwoord vergeten',
    register: 'Een account maken',
    out: 'U bent afgemeld.',
  },
});
