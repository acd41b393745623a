/** Members have no zone of their own: their times are shown in the one that campaigns have by default. */
export const homeZone = 'Europe/Brussels';
