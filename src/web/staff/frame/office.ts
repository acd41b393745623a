/** The zone in which staff read times that are of no campaign. */
export const officeZone = 'Europe/Brussels';

/** Rows of a list on one page. */
export const rowsPerPage = 25;
