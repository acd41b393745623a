import { type Problem } from '../../platform/http/index.js';
import { type Locale } from '../../users/index.js';
import { inEveryLanguage } from '../language/words.js';
import { accountProblems } from './account-problem.words.js';
import { communityProblems } from './community-problem.words.js';
import { creatorProblems } from './creator-problem.words.js';
import { pledgeProblems } from './pledge-problem.words.js';
import { staffProblems } from './staff-problem.words.js';

type Sentences = Readonly<Record<string, string>>;

/**
 * What people are told of a problem, by its code. English is the problem's own detail unless it is made for programs;
 * where a language has no sentence of its own, the English one is shown rather than none.
 */
const sentences = inEveryLanguage<Sentences>({
  en: {
    'route-not-found': 'There is no such page. The address may be mistyped, or what was here has been taken away.',
    unauthenticated: 'Please sign in first.',
    'operation-forbidden': 'Your account may not do this.',
    internal: 'Something went wrong on our side. We have been told; please try again in a moment.',
  },
  fr: {
    'route-not-found':
      'Cette page n’existe pas. L’adresse est peut-être mal écrite, ou ce qui s’y trouvait a été retiré.',
    unauthenticated: 'Veuillez d’abord vous connecter.',
    'operation-forbidden': 'Votre compte ne permet pas de faire cela.',
    internal: 'Quelque chose s’est mal passé de notre côté. Nous en sommes informés ; réessayez dans un instant.',
    'campaign-not-found': 'Cette campagne n’existe pas, ou n’est pas publique.',
    'project-not-found': 'Ce projet n’existe pas, ou n’est pas public.',
    'sign-in-failed': 'Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.',
    'too-many-requests': 'C’étaient trop d’essais en peu de temps. Réessayez un peu plus tard.',
    'link-invalid':
      'Ce lien n’est pas valable : il est incomplet, déjà utilisé ou trop ancien. Demandez-en un nouveau.',
  },
  nl: {
    'route-not-found':
      'Deze pagina bestaat niet. Het adres is misschien verkeerd getypt, of wat hier stond is weggehaald.',
    unauthenticated: 'Meld u eerst aan.',
    'operation-forbidden': 'Met uw account kan dit niet.',
    internal: 'Er ging iets mis aan onze kant. We weten ervan; probeer het zo meteen opnieuw.',
    'campaign-not-found': 'Deze campagne bestaat niet, of is niet openbaar.',
    'project-not-found': 'Dit project bestaat niet, of is niet openbaar.',
    'sign-in-failed': 'Adres of wachtwoord klopt niet. Kijk beide na, of vraag een nieuw wachtwoord aan.',
    'too-many-requests': 'Dat waren te veel pogingen in korte tijd. Probeer het wat later opnieuw.',
    'link-invalid': 'Deze link is niet geldig: onvolledig, al gebruikt of te oud. Vraag een nieuwe aan.',
  },
});

export const sentenceOf = ({ code, detail }: Pick<Problem, 'code' | 'detail'>, locale: Locale): string =>
  sentences[locale][code] ??
  accountProblems[locale][code] ??
  pledgeProblems[locale][code] ??
  creatorProblems[locale][code] ??
  staffProblems[locale][code] ??
  communityProblems[locale][code] ??
  detail;
