import { inEveryLanguage } from '../language/words.js';

export const autoSaveWords = inEveryLanguage({
  en: {
    waiting: 'What you type is kept by itself.',
    saving: 'Keeping…',
    saved: 'Saved at {time}.',
    wrong: 'Not saved yet:',
    moved: 'This was changed in another window meanwhile, and is not saved here. Your words stay in this page: open it anew in a second window to compare.',
    lost: 'Not saved: the service does not answer. It is tried again when you go on.',
  },
  fr: {
    waiting: 'Ce que vous écrivez est gardé de soi-même.',
    saving: 'On garde…',
    saved: 'Gardé à {time}.',
    wrong: 'Pas encore gardé :',
    moved: 'Ceci a été modifié entre-temps dans une autre fenêtre, et n’est pas gardé ici. Vos mots restent dans cette page : rouvrez-la dans une deuxième fenêtre pour comparer.',
    lost: 'Pas gardé : le service ne répond pas. On réessaie dès que vous continuez.',
  },
  nl: {
    waiting: 'Wat u typt, wordt vanzelf bewaard.',
    saving: 'Bezig met bewaren…',
    saved: 'Bewaard om {time}.',
    wrong: 'Nog niet bewaard:',
    moved: 'Dit is intussen in een ander venster gewijzigd en wordt hier niet bewaard. Uw woorden blijven op deze pagina: open ze opnieuw in een tweede venster om te vergelijken.',
    lost: 'Niet bewaard: de dienst antwoordt niet. Er wordt opnieuw geprobeerd als u verdergaat.',
  },
}); // prettier-ignore
