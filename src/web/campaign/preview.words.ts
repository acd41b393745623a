import { inEveryLanguage } from '../language/words.js';

export const previewWords = inEveryLanguage({
  en: {
    banner: 'This is a preview',
    text: 'The campaign is not public yet. You see it because its people gave you this link; nobody can pledge here, and everything may still change.',
    title: 'Show it before it is public',
    hint: 'A link for those whose opinion you want. They need no account, and see the page as it would be, without a way to pledge. You can end it at any time.',
    make: 'Make a link',
    end: 'End this link',
    ended: 'Whoever has it then sees nothing any more.',
    none: 'Pledging begins when the campaign opens.',
  },
  fr: {
    banner: 'Ceci est un aperçu',
    text: 'La campagne n’est pas encore publique. Vous la voyez parce que ses gens vous ont donné ce lien ; personne ne peut rien promettre ici, et tout peut encore changer.',
    title: 'La montrer avant qu’elle soit publique',
    hint: 'Un lien pour ceux dont l’avis vous importe. Ils n’ont pas besoin de compte et voient la page comme elle serait, sans pouvoir promettre. Vous pouvez y mettre fin à tout moment.',
    make: 'Faire un lien',
    end: 'Mettre fin à ce lien',
    ended: 'Qui l’a ne voit alors plus rien.',
    none: 'Les promesses commencent à l’ouverture de la campagne.',
  },
  nl: {
    banner: 'Dit is een voorbeeld',
    text: 'De campagne is nog niet openbaar. U ziet ze omdat haar mensen u deze link gaven; niemand kan hier iets toezeggen, en alles kan nog veranderen.',
    title: 'Tonen voor ze openbaar is',
    hint: 'Een link voor wie u om een mening vraagt. Ze hebben geen account nodig en zien de pagina zoals ze zou zijn, zonder te kunnen toezeggen. U kunt hem altijd beëindigen.',
    make: 'Een link maken',
    end: 'Deze link beëindigen',
    ended: 'Wie hem heeft, ziet dan niets meer.',
    none: 'Toezeggen begint als de campagne opent.',
  },
}); // prettier-ignore
