/** Rows of a list on one page. */
export const rowsPerPage = 25;
