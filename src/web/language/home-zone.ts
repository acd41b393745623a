/** Where neither a campaign nor a reader has a zone: the one that campaigns have by default. */
export const homeZone = 'Europe/Brussels';
